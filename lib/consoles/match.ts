import type { Console } from '../record/record.schema.ts';
import type { Profile, ProfilePage } from './profile.schema.ts';

const LONGEST_ADDRESS = 8192;

/**
 * The consoles whose page this address is, the one with the longest base path first. The origin must be equal after WHATWG parsing (scheme, host and port;
 * homoglyphs become another host by IDNA), the address must carry no user name or password, and the base path must end on a segment boundary.
 * `blob:` and other schemes that borrow an origin are no console's.
 */
export function consoleAt(url: string, consoles: readonly Console[]): Console[] {
  const address = parse(url);
  if (!address) return [];
  return consoles
    .filter((console) => console.origins.includes(address.origin) && below(console.basePath, address.pathname) !== null)
    .sort((a, b) => b.basePath.length - a.basePath.length);
}

/**
 * The page of `profile` this address is, the first declared that fits, or null. `params` are the decoded captures of path, query and hash, and `base`:
 * the console's base path without a closing slash, which the reader puts before the paths it asks for.
 */
export function matchPage(
  profile: Profile,
  console: Console,
  url: string,
): { page: ProfilePage; params: Record<string, string> } | null {
  const address = parse(url);
  if (!address || consoleAt(url, [console]).length === 0) return null;
  const path = below(console.basePath, address.pathname);
  if (path === null) return null;
  for (const page of profile.pages) {
    const params = captures(page, path, address);
    if (params) return { page, params: { ...params, base: trimmed(console.basePath) } };
  }
  return null;
}

function parse(url: string): URL | null {
  if (url.length > LONGEST_ADDRESS || !URL.canParse(url)) return null;
  const address = new URL(url);
  const web = address.protocol === 'https:' || address.protocol === 'http:';
  return web && address.username === '' && address.password === '' ? address : null;
}

/** A base path without its closing slashes: what paths below it are put behind. */
export function trimmed(basePath: string): string {
  return basePath.replace(/\/+$/, '');
}

/** The path below the base path, from its slash on; null when it is elsewhere. */
export function below(basePath: string, pathname: string): string | null {
  const base = trimmed(basePath);
  if (pathname === base) return '/';
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : null;
}

function captures(page: ProfilePage, path: string, address: URL): Record<string, string> | null {
  const fromPath = groups({ pathname: page.path }, { pathname: path });
  if (!fromPath) return null;
  const fromHash = page.hash === undefined ? {} : groups({ hash: page.hash }, { hash: address.hash.slice(1) });
  if (!fromHash) return null;
  // Perl and older Java consoles also part their parameters by semicolons (RT 5's own links do)
  const fromQuery = inQuery(page, address.search) ?? inQuery(page, address.search.replaceAll(';', '&'));
  return fromQuery && { ...fromPath, ...fromHash, ...fromQuery };
}

function groups(pattern: { pathname?: string; hash?: string }, input: { pathname?: string; hash?: string }) {
  const found = new URLPattern(pattern).exec(input);
  const captured = pattern.pathname === undefined ? found?.hash.groups : found?.pathname.groups;
  if (!captured) return null;
  const named = Object.entries(captured).filter(([name, value]) => value !== undefined && !/^\d+$/.test(name));
  return Object.fromEntries(named.map(([name, value]) => [name, decoded(value ?? '')]));
}

function inQuery(page: ProfilePage, search: string): Record<string, string> | null {
  const query = new URLSearchParams(search);
  const params: Record<string, string> = {};
  for (const [name, wanted] of Object.entries(page.query ?? {})) {
    const [value, ...more] = query.getAll(name);
    // given twice, console and reader might each take another one
    if (value === undefined || more.length > 0) return null;
    if (wanted === '*') continue;
    const capture = /^:(\w+)(?:\((.+)\))?$/u.exec(wanted);
    if (!capture) {
      if (value !== wanted) return null;
      continue;
    }
    if (capture[2] !== undefined && !new RegExp(`^(?:${capture[2]})$`, 'u').test(value)) return null;
    params[capture[1] as string] = value;
  }
  return params;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign: as it stands
  }
}
