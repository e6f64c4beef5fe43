/** A console's log as JSON: one list of records, a list somewhere in one object, or one record to a line. */
import { type Cells, cellsOf, parsed } from './log-cells.ts';

export interface LogRow {
  /** of the file, from 1; of a list in JSON, the record's number */
  line: number;
  cells: Cells;
}
export type JsonLog = { rows: LogRow[]; problems: { line: number; why: string }[] } | { why: string };

/** Null where it does not look like JSON at all. `most`: rows; one more is read, so that the caller sees that there are more. */
export function readJsonLog(text: string, most: number): JsonLog | null {
  if (!/^\s*[{[]/.test(text)) return null;
  const whole = parsed(text);
  if (whole !== undefined && !isLineOf(text, whole)) {
    const list = listIn(whole, 0);
    if (!list) return { why: 'it holds no list of records' };
    return rowsOf(list.slice(0, most + 1).map((value, at) => ({ line: at + 1, value })));
  }
  const lines = text.split(/\r\n|\r|\n/).map((one, at) => ({ line: at + 1, text: one }));
  const filled = lines.filter((one) => one.text.trim() !== '').slice(0, most + 1);
  if (filled.length > 0 && filled.every((one) => parsed(one.text) === undefined))
    return { why: 'it is no JSON, and none of its lines is' };
  return rowsOf(filled.map((one) => ({ line: one.line, value: parsed(one.text) })));
}

/** A single record on a line of its own is a log of one line, unless it holds the list. */
const isLineOf = (text: string, whole: unknown): boolean =>
  !Array.isArray(whole) && !/\n/.test(text.trim()) && listIn(whole, 0) === null;

function rowsOf(values: { line: number; value: unknown }[]): JsonLog {
  const rows: LogRow[] = [];
  const problems: { line: number; why: string }[] = [];
  for (const { line, value } of values)
    if (isRecord(value)) rows.push({ line, cells: cellsOf(value) });
    else problems.push({ line, why: 'This is no JSON object.' });
  return { rows, problems };
}

/** An object with more in it than this is a record itself, not what holds the list of them. */
const MOST_BESIDE = 8;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** The longest list of objects in it, near the top: `value`, `items`, `records` or whatever it is called. */
function listIn(value: unknown, depth: number): unknown[] | null {
  if (Array.isArray(value)) return value;
  if (!isRecord(value) || depth > 3 || Object.keys(value).length > MOST_BESIDE) return null;
  const lists = Object.values(value).flatMap((one) => {
    const list = listIn(one, depth + 1);
    return list?.some(isRecord) && !isNamed(list) ? [list] : [];
  });
  return lists.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** A list of names with values belongs to one record. */
const isNamed = (list: readonly unknown[]): boolean =>
  list.every(
    (one) => isRecord(one) && Object.keys(one).length <= 3 && Object.keys(one).some((key) => /^value$/i.test(key)),
  );
