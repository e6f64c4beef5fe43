import { skeleton } from '../../record/confusable.ts';
import { asciiDomain } from '../../record/mail-domain.ts';
import type { Verdict } from './verdict.ts';

/** Two e-mail addresses as mail systems take them: case, plus-parts, the domain's form and what stands around the address aside. Where several are shown, one of them. */
export function sameEmail(recorded: string, shown: string): Verdict {
  const wanted = addressesIn(recorded);
  const found = addressesIn(shown);
  if (wanted.length === 0 || found.length === 0)
    return recorded.toLowerCase() === shown.toLowerCase() ? 'same' : 'different';
  if (found.some((one) => wanted.includes(one))) return 'same';
  return found.some((one) => wanted.some((other) => skeleton(one) === skeleton(other))) ? 'lookalike' : 'different';
}

const ADDRESS = /[^\s@<>()[\],;:"|]+@[^\s@<>()[\],;:"|]+/gu;

/** The addresses in a text, each as it is delivered. */
export function addressesIn(text: string): string[] {
  return (text.match(ADDRESS) ?? []).flatMap((one) => addressKey(one.replace(/[.,]+$/, '')) ?? []);
}

const GOOGLE = new Set(['gmail.com', 'googlemail.com']);

/** `Ada+vpn@Fabrikam.example` → `ada@fabrikam.example`. Undefined for what is no address. */
export function addressKey(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const domain = asciiDomain(address.slice(at + 1));
  const local = address
    .slice(0, at)
    .replace(/^mailto:/i, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?<=.)\+.*$/u, '');
  if (at <= 0 || domain === undefined || local === '') return undefined;
  // Google alone delivers dotted and undotted to one person, under two domains.
  return GOOGLE.has(domain) ? `${local.replaceAll('.', '')}@gmail.com` : `${local}@${domain}`;
}
