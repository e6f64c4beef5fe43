/** A console's log as it was brought, as rows: JSON, JSON lines, or CSV. */
import { createHash } from 'node:crypto';
import { type LogRow, readJsonLog } from '../../../evidence/match-log/json-log.ts';
import { cellsOf } from '../../../evidence/match-log/log-cells.ts';
import { MOST_LOG_BYTES, MOST_LOG_MB, MOST_LOG_ROWS } from '../../../evidence/match-log/log-limits.ts';
import { parseCsv } from '../../administration/parse-csv.ts';
import { Refused } from '../../errors.ts';

export interface ReadLog {
  rows: LogRow[];
  problems: { line: number; why: string }[];
  columns: { column: string; example: string }[];
  sha256: string;
}

const MOST_COLUMNS = 400;
const EXAMPLE = 80;

export const tooLarge = (): Refused => new Refused('match.large', { most: MOST_LOG_MB });

/** Throws `Refused` 400, 413 where nothing of it can be used. */
export function readLog(text: string): ReadLog {
  if (Buffer.byteLength(text) > MOST_LOG_BYTES) throw tooLarge();
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  const body = text.replace(/^\uFEFF/, '');
  const json = readJsonLog(body, MOST_LOG_ROWS);
  if (json && 'why' in json) throw new Refused('match.file', { why: json.why });
  const { rows, problems } = json ?? { rows: csvRows(body), problems: [] };
  if (rows.length + problems.length > MOST_LOG_ROWS) throw new Refused('match.rows', { most: MOST_LOG_ROWS });
  if (rows.length === 0) throw new Refused('match.file', { why: 'it holds no records' });
  return { rows, problems, columns: columnsOf(rows), sha256 };
}

function csvRows(text: string): LogRow[] {
  const { headers, rows } = parseCsv(text, MOST_LOG_ROWS);
  return rows.map(({ line, cells }) => ({
    line,
    cells: cellsOf(Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? '']))),
  }));
}

/** In the order they first come. */
function columnsOf(rows: readonly LogRow[]): ReadLog['columns'] {
  const found = new Map<string, string>();
  for (const { cells } of rows) {
    for (const [column, text] of cells)
      if (!found.get(column) && (found.has(column) || found.size < MOST_COLUMNS)) found.set(column, text);
  }
  return [...found].map(([column, text]) => ({ column, example: text.slice(0, EXAMPLE).toWellFormed() }));
}
