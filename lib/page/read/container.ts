import type { ProfilePage } from '../../consoles/profile.schema.ts';
import type { Root } from '../roots.ts';
import { find, isShown } from './dom.ts';
import { readValue, type Source } from './value.ts';

export interface Problem {
  field: string;
  why: string;
}

/**
 * The one container that is the address's record, or why there is none. A page may hold several tickets, or still show the one before: a container counts
 * only when what it shows of the address's parameters (`shown`) equals them, or equals the number the ticket was merged into.
 */
export async function ownContainer(page: ProfilePage, source: Source): Promise<{ scope: Root } | { problem: Problem }> {
  const candidates = page.container === undefined ? [source.scope] : find(source.scope, page.container).filter(isShown);
  const own: Root[] = [];
  let problem: Problem = {
    field: 'container',
    why: 'Nothing on this page stands where the profile expects the record.',
  };
  for (const scope of candidates) {
    const found = await differing(page, { ...source, scope });
    if (found) problem = found;
    else own.push(scope);
  }
  if (own.length > 1) {
    problem = { field: 'container', why: 'The page shows several records and none can be told to be this one.' };
  }
  const [scope, ...others] = own;
  return scope && others.length === 0 ? { scope } : { problem };
}

async function differing(page: ProfilePage, source: Source): Promise<Problem | null> {
  for (const [param, reading] of Object.entries(page.shown ?? {})) {
    const shown = await readValue(reading, source);
    const address = source.params[param] ?? '';
    if (shown === undefined)
      return { field: param, why: `The page does not show ${address} where the profile expects it.` };
    if (shown === address) continue;
    const merged = page.read.mergedInto && (await readValue(page.read.mergedInto, source));
    if (merged !== shown) return { field: param, why: `The page shows ${shown}, its address says ${address}.` };
  }
  return null;
}
