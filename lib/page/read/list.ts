import type { ListProfile } from '../../consoles/profile.schema.ts';
import { find } from './dom.ts';
import { readValue, type Source } from './value.ts';

/** How much of a list of accounts a page shows. */
export interface ListReading {
  /** rows that name an account */
  rows: number;
  /** how many accounts the console says there are */
  total?: number;
  /** nothing narrows it, nothing is left out: with `first` and `last`, or with `total` rows, it is the whole list */
  whole: boolean;
  first: boolean;
  last: boolean;
  /** why it is not the whole list, as a sentence */
  why?: string;
  /** path and query of the page that follows, of this origin */
  next?: string;
}

/** Reads what the page says of its list; `rows` were read, `left` more were not. */
export async function readList(
  list: ListProfile | undefined,
  source: Source,
  { rows, left, address }: { rows: number; left: number; address: string },
): Promise<ListReading> {
  if (!list) return { rows, whole: false, first: false, last: false, why: 'The profile does not say how long it is.' };
  const total = countIn(list.total && (await readValue(list.total, source)));
  const next = list.next && (await readValue(list.next, source));
  const previous = list.previous !== undefined && find(source.scope, list.previous).length > 0;
  const filtered = list.filtered && (await readValue(list.filtered, source));
  const more = list.more !== undefined && find(source.scope, list.more).length > 0;
  const why = filtered
    ? 'A filter or search narrows it.'
    : more || left > 0
      ? 'The page leaves out some of it.'
      : list.total !== undefined && total === undefined
        ? 'The page does not say how many accounts there are.'
        : undefined;
  const path = next && sameOrigin(next, address);
  return {
    rows,
    ...(total === undefined ? {} : { total }),
    whole: why === undefined,
    first: !previous,
    last: !next,
    ...(why === undefined ? {} : { why }),
    ...(path ? { next: path } : {}),
  };
}

/** `1,234` and `1.234` are how people write it. */
function countIn(text: string | undefined): number | undefined {
  const digits = text?.replace(/(?<=\d)[.,'\u00a0 ](?=\d{3}\b)/g, '');
  const count = /\d+/.exec(digits ?? '')?.[0];
  return count === undefined ? undefined : Number(count);
}

/** Path, query and hash of an address on the page's own origin; undefined for any other. */
export function sameOrigin(link: string, address: string): string | undefined {
  if (!URL.canParse(link, address)) return undefined;
  const { origin, pathname, search, hash } = new URL(link, address);
  return origin === new URL(address).origin ? `${pathname}${search}${hash}` : undefined;
}
