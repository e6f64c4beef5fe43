import { skeleton } from '../../record/confusable.ts';
import { asciiDomain } from '../../record/mail-domain.ts';
import type { Verdict } from './verdict.ts';

/** Two logins: case, a domain before or behind that only one of them says, and the domain's form aside. Invisible and borrowed letters are another login. */
export function sameLogin(recorded: string, shown: string): Verdict {
  const [a, b] = [readLogin(recorded), readLogin(shown)];
  if (a.name === b.name)
    return a.domain === '' || b.domain === '' || a.domain === b.domain || kin(a, b) ? 'same' : 'different';
  return skeleton(recorded) === skeleton(shown) ? 'lookalike' : 'different';
}

interface Login {
  name: string;
  domain: string;
  /** written FABRIKAM\ada: the domain's short name */
  short: boolean;
}

function readLogin(text: string): Login {
  const lower = text.normalize('NFC').toLowerCase().trim();
  const slash = lower.lastIndexOf('\\');
  if (slash > 0) return { name: lower.slice(slash + 1), domain: lower.slice(0, slash), short: true };
  const at = lower.lastIndexOf('@');
  if (at <= 0) return { name: lower, domain: '', short: false };
  const domain = lower.slice(at + 1);
  return { name: lower.slice(0, at), domain: asciiDomain(domain) ?? domain, short: false };
}

/** A short domain name tells nothing against a long one. */
const kin = (a: Login, b: Login): boolean => a.short !== b.short;
