/** Whether two logs name the same account. Consoles write one account as `MSP\mkruse`, `mkruse@msp.example`, `uid=mkruse,ou=people,…` or `Marta Kruse (mkruse)`. */

export interface AccountName {
  /** what it is called within its realm, folded: what both logs agree on at least */
  name: string;
  /** the domain, host or rest of a directory name; null where none is written */
  realm: string | null;
}

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** Null for what names nobody. */
export function parseAccount(written: string): AccountName | null {
  const text = fold(bracketed(written.slice(0, 512)));
  if (text === '' || text === 'unknown' || text === '-' || text === 'n/a') return null;
  const first = /^[a-z][a-z0-9-]*=((?:\\.|[^,+\\])+)(?:,(.*))?$/.exec(text);
  if (first) return { name: unescaped(first[1] as string), realm: first[2] ? `dn ${spaceless(first[2])}` : null };
  const slash = /^([^\\/@\s]+)[\\/]([^\\/]+)$/.exec(text);
  if (slash) return { name: slash[2] as string, realm: `netbios ${slash[1]}` };
  const at = text.lastIndexOf('@');
  if (at > 0 && at < text.length - 1) return { name: text.slice(0, at), realm: `dns ${text.slice(at + 1)}` };
  return { name: text, realm: null };
}

/** `Marta Kruse (mkruse)`, `Marta Kruse <mkruse@msp.example>`: what stands in the brackets, where it has no blank in it. */
function bracketed(text: string): string {
  return /^[^<(]*\S\s*[<(]([^\s<>()]+)[>)]$/.exec(text.trim())?.[1] ?? text;
}

const unescaped = (value: string): string => value.replace(/\\(.)/g, '$1').trim();
const spaceless = (rest: string): string => rest.trim().replace(/\s*([,=])\s*/g, '$1');

/**
 * Realms are compared where both are written the same way: `MSP\mkruse` and `mkruse@msp.example` may be one, two different domains may not. A directory name is
 * compared by its rest with another directory name only.
 */
export function sameAccount(one: AccountName, other: AccountName): boolean {
  if (one.name !== other.name) return false;
  if (one.realm === null || other.realm === null || one.realm === other.realm) return true;
  return kindOf(one.realm) !== kindOf(other.realm);
}

const kindOf = (realm: string): string => realm.slice(0, realm.indexOf(' '));
