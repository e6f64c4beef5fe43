/** What lists showed in a tab, so that a row that did not change is not told again, and what is read page by page is known to be the whole. */
import { accountKey } from '../../drift/place.ts';
import { sha256OfText } from '../../evidence/hash.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import { changeSession } from '../session-store.ts';
import type { OurAccount, ShownAccount } from './whose-accounts.ts';

type ListReading = NonNullable<Extract<PageMessage, { type: 'read' }>['list']>;

/** A list whose pages are read one after another. */
interface Walk {
  /** which list: console, client and page */
  of: string;
  /** RFC 3339: when its first page was read */
  began: string;
  /** keys of the accounts its pages showed */
  keys: string[];
  pages: number;
  /** its first page was one of them */
  first: boolean;
  /** … and none was missed since */
  unbroken: boolean;
  /** the page that follows the last one read */
  next?: string;
}

interface TabRows {
  /** console, client, how it was shown and account → what was told of it */
  told: Record<string, string>;
  /** lists that were read to their end: when (ms since 1970), and what a list on one page held */
  done: Record<string, { at: number; held?: string }>;
  walk?: Walk;
}

const EMPTY: TabRows = { told: {}, done: {} };
const MOST_TOLD = 5000;
/** Somebody who leafs through a list for longer reads no one state of it. */
const LONGEST_WALK_MS = 15 * 60_000;
/** A list that was read to its end is told anew after this, and then with every row: what a complete list is told without counts as missing. */
const AGAIN_MS = 3_600_000;

const keyOf = (tab: number): string => `rows:${tab}`;

export interface Listed {
  began: string;
  complete: boolean;
  /** of all its pages that were read */
  rows: number;
  pages: number;
}

/** Tells the accounts whose shown values are new in this tab. What could not be told is told the next time. */
export async function tellNewRows(
  tab: number,
  place: string,
  rows: readonly OurAccount[],
  tell: (fresh: readonly OurAccount[]) => Promise<void>,
): Promise<void> {
  await changeSession<TabRows>(keyOf(tab), async (held = EMPTY) => {
    const fresh = freshOf(held, place, rows);
    if (fresh.length === 0) return held;
    await tell(fresh);
    return { ...held, told: withTold(held, place, fresh) };
  });
}

export interface ListPage {
  /** which list: console, client and page, and the round it is read for */
  of: string;
  place: string;
  /** path, query and hash */
  address: string;
  ours: readonly OurAccount[];
  /** of every account on the page */
  keys: readonly string[];
  list: ListReading;
  at: Date;
}

/**
 * Tells one page of a list: its new rows, or, where it is a page of a list that may be read to its end, all of them, so that what a complete list was told without is missing.
 * It is complete when nothing narrowed it and its pages held as many accounts as the console counts, or followed each other from the first to the last. `listed` null: the same
 * was told within the hour.
 */
export async function tellListPage(
  tab: number,
  page: ListPage,
  tell: (rows: readonly OurAccount[], listed: Listed | null) => Promise<void>,
): Promise<void> {
  await changeSession<TabRows>(keyOf(tab), async (held = EMPTY) => {
    const { of, place, ours, list, at, keys } = page;
    const { walk: before, ...rest } = held;
    const done = held.done[of];
    const recent = done !== undefined && at.getTime() - done.at < AGAIN_MS;
    const walk = list.whole ? stepOf(before, page, recent) : undefined;
    if (!walk) {
      const fresh = freshOf(held, place, ours);
      const short = { began: at.toISOString(), complete: false, rows: keys.length, pages: 1 };
      await tell(fresh, recent && list.whole ? null : short);
      return { ...rest, told: withTold(held, place, fresh) };
    }
    const isWhole = list.total === undefined ? walk.unbroken && list.last : walk.keys.length >= list.total;
    const complete = isWhole && (list.total === undefined || list.total > 0);
    const contents = walk.pages === 1 && complete ? heldOf(ours, walk) : undefined;
    if (recent && contents !== undefined && contents === done.held) return rest;
    await tell(ours, { began: walk.began, complete, rows: walk.keys.length, pages: walk.pages });
    const told = withTold(held, place, ours);
    if (!complete) return { ...rest, told, walk };
    const now = { at: at.getTime(), ...(contents === undefined ? {} : { held: contents }) };
    return { told, done: { ...held.done, [of]: now } };
  });
}

/** The walk with this page; undefined where none can begin here, or one was through within the hour. */
function stepOf(
  before: Walk | undefined,
  { of, address, keys, list, at }: ListPage,
  recent: boolean,
): Walk | undefined {
  const going = before?.of === of && at.getTime() - Date.parse(before.began) < LONGEST_WALK_MS;
  // The first page once more: the list is read anew.
  const goesOn = going && !(list.first && before.first) ? before : undefined;
  const alone = list.first && (list.total === undefined ? list.last : keys.length >= list.total);
  if (!goesOn && !alone && (recent || !(list.first || list.total !== undefined))) return undefined;
  return {
    of,
    began: goesOn?.began ?? at.toISOString(),
    keys: [...new Set([...(goesOn?.keys ?? []), ...keys])],
    pages: (goesOn?.pages ?? 0) + 1,
    first: list.first || goesOn?.first === true,
    unbroken: list.first ? !goesOn : goesOn?.unbroken === true && goesOn.next === address,
    ...(list.next ? { next: list.next } : {}),
  };
}

const rowKey = (place: string, { shown }: OurAccount): string => `${place} ${accountKey(shown.record)}`;
const freshOf = ({ told }: TabRows, place: string, rows: readonly OurAccount[]): OurAccount[] =>
  rows.filter((row) => told[rowKey(place, row)] !== digestOf(row.shown));

function withTold({ told }: TabRows, place: string, rows: readonly OurAccount[]): TabRows['told'] {
  const now = { ...told };
  for (const row of rows) {
    delete now[rowKey(place, row)];
    now[rowKey(place, row)] = digestOf(row.shown);
  }
  return Object.fromEntries(Object.entries(now).slice(-MOST_TOLD));
}

/** “3 minutes ago” is no news each minute. */
const digestOf = ({ values: { lastUsed: _, ...values } }: ShownAccount): string =>
  sha256OfText(JSON.stringify(values)).slice(0, 16);

const heldOf = (ours: readonly OurAccount[], { keys }: Walk): string =>
  sha256OfText(
    JSON.stringify([keys.length, ours.map(({ shown }) => `${accountKey(shown.record)} ${digestOf(shown)}`).sort()]),
  ).slice(0, 32);
