import type { ProfilePage } from '../../consoles/profile.schema.ts';
import type { Observable } from '../../drift/observable.ts';
import { addressOf, find } from './dom.ts';
import { type ListReading, readList, sameOrigin } from './list.ts';
import { SHORT } from './text.ts';
import { readShown, readValue, type Source } from './value.ts';

/** One account as a page shows it. `link`: path of its own page, where the profile knows it. */
export interface ShownAccount {
  record: string;
  values: Partial<Record<Observable, string>>;
  link?: string;
}

/** No more rows of one page are read. */
const MOST_ROWS = 1000;
const LONGEST_LINK = 2048;
/** The page is kept waiting no longer than this at a time (ms): half a frame. */
const SLICE_MS = 8;

export type Guarded = <T>(field: string, work: Promise<T>) => Promise<T | undefined>;

/**
 * Every row of a list that names an account, each read within itself, and how much of the list that is. The page's own work goes on in between: a row is read while nothing
 * else runs, or it waits for an answer of the console.
 */
export async function readRows(
  page: ProfilePage,
  source: Source,
  root: Document,
  guarded: Guarded,
): Promise<{ account: ShownAccount[]; list: ListReading }> {
  const address = addressOf(root);
  const rows = find(source.scope, page.rows as string);
  const account: ShownAccount[] = [];
  let end = performance.now() + SLICE_MS;
  for (const row of rows.slice(0, MOST_ROWS)) {
    if (performance.now() >= end) {
      await scheduler.postTask(() => undefined);
      end = performance.now() + SLICE_MS;
    }
    const found = await readRow(page, { ...source, scope: row, fields: {} }, address, guarded);
    if (found) account.push(found);
  }
  const counted = { rows: account.length, left: Math.max(0, rows.length - MOST_ROWS), address };
  const list = await guarded('list', readList(page.list, { ...source, scope: root }, counted));
  return { account, list: list ?? { rows: account.length, whole: false, first: false, last: false } };
}

async function readRow(
  page: ProfilePage,
  source: Source,
  address: string,
  guarded: Guarded,
): Promise<ShownAccount | undefined> {
  const record = page.record && (await guarded('record', readValue(page.record, source)));
  if (!record) return undefined;
  for (const [field, rules] of Object.entries(page.read)) {
    const value = await guarded(field, readShown(rules, source));
    if (value !== undefined) source.fields[field] = value;
  }
  if (!page.require.every((field) => source.fields[field])) return undefined;
  const link = page.list?.link && (await guarded('link', readValue(page.list.link, source)));
  const path = link && sameOrigin(link, address);
  return {
    record: record.slice(0, SHORT),
    values: source.fields,
    ...(path && path.length <= LONGEST_LINK ? { link: path } : {}),
  };
}
