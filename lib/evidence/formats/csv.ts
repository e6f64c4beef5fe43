/**
 * Events as CSV (RFC 4180, CRLF). No cell can be taken for a formula: OWASP's rule for CSV injection, applied to every cell and to what follows a separator or a quote inside one.
 * Columns are stable: new ones only ever come at the end.
 */
import type { EventField } from '../event.schema.ts';
import type { Exported } from './exported.ts';

export const CSV_COLUMNS = [
  ...([
    'index',
    'received_at',
    'event_id',
    'at',
    'verb',
    'outcome',
    'story',
    'actor',
    'actor_device',
    'subject',
    'client',
  ] as const),
  ...([
    'console',
    'tenant',
    'signed_in_as',
    'ticket_console',
    'ticket',
    'object_type',
    'object',
    'code',
    'fields',
    'detail',
  ] as const),
  ...(['intent', 'leaf_hash', 'log'] as const),
] as const;
type Column = (typeof CSV_COLUMNS)[number];

/** What Excel reads UTF-8 by. */
export const BOM = '\ufeff';

export const csvHead = (): string => `${CSV_COLUMNS.join(',')}\r\n`;

export function csvLine(event: Exported): string {
  const cells = cellsOf(event);
  return `${CSV_COLUMNS.map((column) => csvCell(cells[column] ?? '')).join(',')}\r\n`;
}

function cellsOf({
  log,
  index,
  leafHash,
  receivedAt,
  body,
  story,
}: Exported): Partial<Record<Column, string | number>> {
  const known = { index, received_at: receivedAt, story, leaf_hash: leafHash, log };
  if (!body) return known;
  const { id, at, verb, outcome, actor, subject, client, console, ticket, object, code, fields, detail, intent } = body;
  return {
    ...known,
    ...{ event_id: id, at, verb, outcome, actor: actor.technician, actor_device: actor.device },
    subject: subject ? ('technician' in subject ? subject.technician : subject.ticketPerson) : '',
    ...{
      client: client?.id ?? '',
      console: console?.id ?? '',
      tenant: console?.tenant ?? '',
      signed_in_as: console?.signedInAs ?? '',
    },
    ...{ ticket_console: ticket?.console ?? '', ticket: ticket?.number ?? '' },
    ...{ object_type: object?.type ?? '', object: object?.key ?? '', code: code ?? '' },
    fields: (fields ?? []).map(fieldText).join('; '),
    detail: detail ? JSON.stringify(detail) : '',
    intent: intent ?? '',
  };
}

function fieldText({ attribute, from, to, mark, outcome, policy }: EventField): string {
  const value = policy === 'omit' ? '[omitted]' : `${from === undefined ? '' : `${from} → `}${to ?? ''}`;
  const how = [mark, outcome].filter(Boolean).join(', ');
  return `${attribute}: ${value}${how ? ` (${how})` : ''}`;
}

/** `=`, `+`, `-`, `@`, tab, carriage return and line feed begin a formula; so do their full-width forms where the locale takes them (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** Blanks, and what is not seen: controls, formats, fillers (Unicode general category C, Default_Ignorable_Code_Point). */
const UNSEEN = /^[\s\p{C}\p{DI}]+/u;

/**
 * A cell, always in quotes, quotes in it doubled. Text that would begin a formula, also behind blanks or invisible characters that a spreadsheet drops, has an apostrophe before it, at the beginning of the cell and after what may end one. Numbers of ours are as they are;
 * NUL, which ends a cell for some, becomes ␀.
 */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = value.toWellFormed().replaceAll('\0', '␀');
  const begin = text.replace(UNSEEN, '');
  const inside = withoutInner(text);
  const safe = FORMULA.test(text) || FORMULA.test(begin) ? `'${inside}` : inside;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** What ends a cell where the file is read with semicolons or tabs between cells. */
const ENDS = /[;\t\r\n]/;
const BEGINS = /[=+\-@＝＋－＠]/;
const DROPPED = /[\s\p{C}\p{DI}"]/u;

/**
 * An apostrophe before what would begin a cell of its own in such a file, as spreadsheets in much of Europe read it: there our quotes are none, and a line end in a cell ends the row (seen in
 * LibreOffice 7.4 with `;=1+1` and a line feed before `=1+1`). From the end on, so that each character is looked at once: a page may hold a hundred thousand line ends.
 */
function withoutInner(text: string): string {
  if (!ENDS.test(text)) return text;
  const found: string[] = [];
  let ahead = false;
  for (const char of [...text].reverse()) {
    found.push(ahead && ENDS.test(char) ? `${char}'` : char);
    ahead = BEGINS.test(char) || (ahead && DROPPED.test(char));
  }
  return found.reverse().join('');
}
