import { splitAddress } from './follow-account.ts';
import type { Derived } from './provenance.ts';
import type { Account } from './record.schema.ts';

/** One proposal: the stored name stays until somebody accepts it. */
export interface Rename {
  from: string;
  to: string;
  why: string;
}

/**
 * The rename an account is due when `base`, the name that would be derived for it today, is another than its own. A number that told it apart when it was allotted
 * (`aberg2` for `aberg`) is no difference, nor is case; a rename once declined is not proposed again. `max` is the client's cap for user names.
 */
export function renameFrom(account: Account, base: Derived | undefined, max: number | undefined): Rename | null {
  if (!base || account.status === 'gone') return null;
  const to = base.value;
  if (isAllotted(account.name, to, max) || same(account.renameDeclined ?? '', to)) return null;
  const because =
    base.provenance.from === 'exception' ? `an exception asks for “${to}”` : `“${to}” is derived for it now`;
  return {
    from: account.name,
    to,
    why: `The account is called “${account.name}”, and ${because}. It keeps its name until the rename is accepted.`,
  };
}

/** Whether the name is what `allotName` could have made of the base: it, cut to the cap, and a number from 2 on. */
function isAllotted(name: string, base: string, max: number | undefined): boolean {
  if (same(name, base)) return true;
  const [local, domain] = splitAddress(name);
  const [baseLocal, baseDomain] = splitAddress(base);
  if (!same(domain, baseDomain)) return false;
  // Nothing but the cap explains an end that is missing; a pair of units may be cut whole.
  const capped = max !== undefined && name.length >= max - 1;
  for (const digits of [0, 1, 2, 3, 4]) {
    const head = local.slice(0, local.length - digits);
    if (digits > 0 && !/^(?:[2-9]|[1-9]\d+)$/.test(local.slice(head.length))) continue;
    if (same(head, baseLocal) || (capped && baseLocal.toLowerCase().startsWith(head.toLowerCase()))) return true;
  }
  return false;
}

function same(a: string, b: string): boolean {
  return a.normalize('NFKC').toLowerCase() === b.normalize('NFKC').toLowerCase();
}
