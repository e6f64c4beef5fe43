/** What lists showed in a tab, so that a row that did not change is not told again, and what is read page by page is known to be the whole. */
import { accountKey } from '../../drift/place.ts';
import { sha256OfText } from '../../evidence/hash.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import { changeSession } from '../session-store.ts';
import type { ShownAccount } from './whose-accounts.ts';

type ListReading = NonNullable<Extract<PageMessage, { type: 'read' }>['list']>;

interface Walk {
  /** console, client and page */
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
  /** console, client and account → what was told of it */
  told: Record<string, string>;
  walk?: Walk;
}

const EMPTY: TabRows = { told: {} };
const MOST_TOLD = 5000;
/** Somebody who leafs through a list for longer reads no one state of it. */
const LONGEST_WALK_MS = 15 * 60_000;

const keyOf = (tab: number): string => `rows:${tab}`;

/** The accounts whose shown values are new in this tab, once `tell` is through with them: what was not told is told the next time. */
export async function tellNewRows<T extends { shown: ShownAccount }>(
  tab: number,
  place: string,
  rows: readonly T[],
  tell: (fresh: readonly T[]) => Promise<void>,
): Promise<void> {
  await changeSession<TabRows>(keyOf(tab), async (held = EMPTY) => {
    const now = rows.map((row) => ({ row, key: `${place} ${accountKey(row.shown.record)}`, is: digestOf(row.shown) }));
    const fresh = now.filter(({ key, is }) => held.told[key] !== is);
    if (fresh.length === 0) return held;
    await tell(fresh.map(({ row }) => row));
    const told = { ...held.told };
    for (const { key, is } of fresh) {
      delete told[key];
      told[key] = is;
    }
    return { ...held, told: Object.fromEntries(Object.entries(told).slice(-MOST_TOLD)) };
  });
}

/** “3 minutes ago” is no news each minute. */
const digestOf = ({ values: { lastUsed: _, ...values } }: ShownAccount): string =>
  sha256OfText(JSON.stringify(values)).slice(0, 16);

export interface Listed {
  began: string;
  complete: boolean;
  /** of all its pages that were read */
  rows: number;
  pages: number;
}

/**
 * Adds a page to the list that is read in this tab. It is complete when nothing narrowed it and its pages, the first one first, held as many accounts as the console counts, or
 * followed each other to the last.
 */
export async function addPage(
  tab: number,
  {
    of,
    address,
    keys,
    list,
    at,
  }: { of: string; address: string; keys: readonly string[]; list: ListReading; at: Date },
): Promise<Listed> {
  let listed: Listed = { began: at.toISOString(), complete: false, rows: list.rows, pages: 1 };
  await changeSession<TabRows>(keyOf(tab), (held = EMPTY) => {
    const { walk: before, ...rest } = held;
    if (!list.whole) return rest;
    const recent = before?.of === of && at.getTime() - Date.parse(before.began) < LONGEST_WALK_MS;
    // The first page once more: the list is read anew.
    const goesOn = recent && !(list.first && before.first) ? before : undefined;
    const walk: Walk = {
      of,
      began: goesOn?.began ?? at.toISOString(),
      keys: [...new Set([...(goesOn?.keys ?? []), ...keys])],
      pages: (goesOn?.pages ?? 0) + 1,
      first: list.first || goesOn?.first === true,
      unbroken: list.first ? !goesOn : goesOn?.unbroken === true && goesOn.next === address,
      ...(list.next ? { next: list.next } : {}),
    };
    const complete =
      list.total === undefined ? walk.unbroken && list.last : walk.keys.length >= list.total && list.total > 0;
    listed = { began: walk.began, complete, rows: walk.keys.length, pages: walk.pages };
    return complete ? rest : { ...rest, walk };
  });
  return listed;
}
