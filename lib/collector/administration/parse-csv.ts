/** CSV as spreadsheets write it: comma, semicolon or tab, quotes, any line end, a byte order mark. Cells are text, whatever they look like (attack 42). */
import { CsvError, type Info, parse } from 'csv-parse/sync';
import { Refused } from '../errors.ts';

export interface CsvFile {
  delimiter: ',' | ';' | '\t';
  headers: string[];
  rows: { line: number; cells: string[] }[];
}

export const MOST_ROWS = 20_000;

/** Throws `Refused` 400 saying which line cannot be read and why. Rows without any text are left out. */
export function parseCsv(given: string, most = MOST_ROWS): CsvFile {
  const text = given.replace(/^\uFEFF/, '');
  // What was not UTF-8 became U+FFFD on its way here, or C1 control characters where Latin-1 was taken for it.
  if (/[\uFFFD\u0080-\u009F]/.test(text)) throw new Refused('csv.notUtf8');
  const hint = /^sep=([,;\t])\r?\n/i.exec(text);
  const body = hint ? text.slice(hint[0].length) : text;
  const delimiter = (hint?.[1] as CsvFile['delimiter'] | undefined) ?? guessDelimiter(body);
  const [head, ...rest] = records(body, delimiter).map(({ record, info }) => ({
    line: info.lines + (hint ? 1 : 0) - lineBreaks(record),
    cells: record.map((cell) => cell.trim()),
  }));
  const rows = rest.filter(({ cells }) => cells.some(Boolean));
  if (!head || rows.length === 0) throw new Refused('csv.empty');
  if (rows.length > most) throw new Refused('csv.rows', { most });
  const headers = head.cells.map((name, at) => (name || `column ${at + 1}`).slice(0, 256));
  const twice = headers.find((name, at) => headers.indexOf(name) !== at);
  if (twice) throw new Refused('csv.headers', { header: twice.slice(0, 64) });
  return { delimiter, headers, rows };
}

function records(text: string, delimiter: string): { record: string[]; info: Info }[] {
  try {
    return parse(text, { delimiter, info: true, relax_column_count: true, skip_empty_lines: true }) as never;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as unknown as { lines?: number }).lines ?? 1);
    const why = error.code.includes('QUOTE')
      ? 'a quotation mark does not belong where it stands, or has no end.'
      : 'it is no CSV.';
    throw new Refused('csv.malformed', { line, why });
  }
}

/** The parser counts to a record's last line; people look for its first. */
const lineBreaks = (record: string[]): number =>
  record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);

/** Which of them the first line has most of, outside quotes. */
function guessDelimiter(text: string): CsvFile['delimiter'] {
  const first = (/^.*$/m.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (sign: string) => first.split(sign).length;
  return ([',', ';', '\t'] as const).reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
