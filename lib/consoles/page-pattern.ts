import { looksRandom } from '../evidence/looks-random.ts';

/** Long enough for any page of a console; what is longer is cut, and fits itself again. */
const LONGEST = 512;

/**
 * An address with what differs between records left out: `/users/4711/edit?id=9&view=profile#/tabs/2` → `/users/:id/edit?view=profile#/tabs/:id`. Of the query only
 * words are kept, since many consoles route by them (`?page=user`); of the hash only a route.
 */
export function pagePattern(url: string): string {
  const { pathname, searchParams, hash } = new URL(url);
  const words = [...searchParams].filter(([name, value]) => /^[\w.-]{1,32}$/.test(name) && isWord(value)).sort();
  const query = words.map(([name, value]) => `${name}=${value}`).join('&');
  const route = /^#!?\//.test(hash) ? generalPath((hash.split('?')[0] as string).slice(1)) : '';
  return `${generalPath(pathname)}${query && `?${query}`}${route && `#${route}`}`.slice(0, LONGEST);
}

/** True when an address is a page of this pattern: same path and route, and at least the words of its query. */
export function fitsPattern(pattern: string, url: string): boolean {
  const here = split(pagePattern(url));
  const wanted = split(pattern);
  return (
    here.path === wanted.path && here.route === wanted.route && wanted.words.every((one) => here.words.includes(one))
  );
}

function split(pattern: string): { path: string; words: string[]; route: string } {
  const [address = '', route = ''] = pattern.split('#');
  const [path = '', query = ''] = address.split('?');
  return { path, words: query ? query.split('&') : [], route };
}

function generalPath(path: string): string {
  return path
    .split('/')
    .map((part) => (isRecord(part) ? ':id' : part))
    .join('/');
}

/** Names one record among many: a number, a hash, an address of mail, something encoded. */
function isRecord(part: string): boolean {
  return /\d{3}|^\d+$|@|%/.test(part) || /^(?=.*\d)[0-9a-f-]{8,}$/i.test(part) || looksRandom(part);
}

function isWord(value: string): boolean {
  return /^[a-z][a-z_-]{1,31}$/i.test(value) && !looksRandom(value);
}
