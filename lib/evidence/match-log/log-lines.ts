/** Rows of a file as lines of a log, by a mapping. What cannot be read of a row is said by its line; the others are read all the same. */
import { classOfAction } from './deed-class.ts';
import type { LogRow } from './json-log.ts';
import type { LogMapping, LogPart } from './log-columns.ts';
import type { LogLine, LogResult } from './log-line.ts';
import { orderOf, type TimeRead, type TimeReading, timeReader } from './log-time.ts';
import { parseAccount } from './same-account.ts';

export interface LogProblem {
  line: number;
  part: LogPart | null;
  why: string;
}

type ReadTime = ReturnType<typeof timeReader>;
const NAME_MOST = 512;

/** `time.order` null: dates of numbers alone tell it where one of them does. */
export function readLogLines(
  rows: readonly LogRow[],
  mapping: LogMapping,
  time: TimeReading,
): { lines: LogLine[]; problems: LogProblem[]; order: TimeReading['order'] } {
  const order = time.order ?? orderOf(rows.map((row) => textOf(row, mapping.time)));
  const zone = time.zone ?? (mapping.time.some(saysUtc) ? 'UTC' : null);
  const lines: LogLine[] = [];
  const problems: LogProblem[] = [];
  const readTime = timeReader({ zone, order });
  for (const row of rows) {
    const read = readRow(row, mapping, readTime);
    if ('why' in read) problems.push(read);
    else lines.push(read);
  }
  return { lines, problems, order };
}

/** `Date (UTC)`, `time_utc`, `whenGmt`. */
const saysUtc = (column: string): boolean => /(^|[^a-z])(utc|gmt)([^a-z]|$)|[a-z](UTC|GMT|Utc)$/i.test(column);

function readRow(row: LogRow, mapping: LogMapping, readTime: ReadTime): LogLine | LogProblem {
  const at = timeOf(row, mapping.time, readTime);
  if ('why' in at) return { line: row.line, part: 'time', why: whyNot(at.why) };
  const action = textOf(row, mapping.action);
  if (action === '') return { line: row.line, part: 'action', why: 'It does not say what was done.' };
  const [actor, target] = [textOf(row, mapping.actor), textOf(row, mapping.target)];
  if (!parseAccount(actor) && !parseAccount(target))
    return {
      line: row.line,
      part: 'target',
      why: 'It names neither the account that did it nor the one it was done to.',
    };
  return {
    ...{ line: row.line, at: at.at, actor: clipped(actor), target: clipped(target), action: clipped(action) },
    ...{ does: classOfAction(action), result: resultOf(textOf(row, mapping.result)) },
  };
}

const clipped = (text: string): string => text.slice(0, NAME_MOST).toWellFormed();

function whyNot(why: 'unread' | 'zone' | 'order'): string {
  if (why === 'zone') return 'Its time names no zone. Say which zone the console writes its times in.';
  if (why === 'order') return 'Its date can be read in two ways. Say whether the day or the month comes first.';
  return 'Its time cannot be read.';
}

/** Each column alone, else all of them together: a date and, beside it, a time. */
function timeOf({ cells }: LogRow, columns: readonly string[], readTime: ReadTime): TimeRead {
  const texts = columns.map((column) => cells.get(column) ?? '').filter(Boolean);
  let first: TimeRead | null = null;
  for (const text of texts.length > 1 ? [...texts, texts.join(' ')] : texts) {
    const read = readTime(text);
    if ('at' in read) return read;
    first = first === null || read.why !== 'unread' ? read : first;
  }
  return first ?? { why: 'unread' };
}

const textOf = ({ cells }: LogRow, columns: readonly string[]): string => {
  for (const column of columns) {
    const text = cells.get(column);
    if (text) return text;
  }
  return '';
};

/** Words and codes: HTTP's, LDAP's 0, yes and no. */
export function resultOf(text: string): LogResult {
  const word = text.trim().toLowerCase();
  if (
    /^(0|ok|yes|true|2\d\d)$|\b(success\w*|succeeded|allow(ed)?|pass(ed)?|complet\w*|granted|done)\b/.test(word) &&
    !/\b(un|not |in)\w*(success|complet)/.test(word)
  )
    return 'success';
  if (
    /^(no|false|[45]\d\d)$|\b(fail\w*|error\w*|den(y|ied)|refus\w*|reject\w*|unsuccessful\w*|invalid\w*|forbidden|incomplet\w*)\b/.test(
      word,
    )
  )
    return 'failure';
  return 'unknown';
}
