/** The letters of the board's rows. A row of hundreds of consoles comes out of the database as one text: objects for each cell would take longer than all the rest. */
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { engineOf } from '../dialect.ts';
import type { Column } from './board-columns.ts';
import { narrowed, type Query } from './narrow-findings.ts';
import { listed } from './visible.ts';

export interface Narrowing {
  seen: string[] | null;
  states: readonly string[];
  query: Query;
}

/** Where in a line a console of a client stands. */
export type Places = ReadonlyMap<string, number>;
export const placesIn = (columns: readonly Column[]): Places =>
  new Map(columns.map(({ client, console }, index) => [`${client} ${console}`, index]));

/** Somebody may have several accounts in one console: the worst counts. */
const ORDER = '0123.-o ';
const worse = (a: string, b: string): string => (ORDER.indexOf(a) < ORDER.indexOf(b) ? a : b);

const NONE = '4';

/** How recorded accounts stand, by technician; `withWorst`: and what is wrong there, whatever it is. */
export async function linesOf(
  db: Database,
  technicians: readonly string[],
  columns: Places,
  { seen, withWorst }: { seen: string[] | null; withWorst: boolean },
): Promise<Map<string, string[]>> {
  const one = sql<string>`worst || mark || client || ' ' || console`;
  let cells = db
    .selectFrom('drift_cells')
    .select('technician')
    .select(
      (engineOf(db) === 'sqlite'
        ? sql<string>`group_concat(${one}, char(10))`
        : sql<string>`string_agg(${one}, chr(10))`
      ).as('cells'),
    )
    .where('technician', 'in', listed(technicians))
    .groupBy('technician');
  if (seen) cells = cells.where('client', 'in', listed(seen));
  const lines = new Map(technicians.map((id) => [id, blankLine(columns)]));
  for (const { technician, cells: all } of await cells.execute()) {
    const line = lines.get(technician) as string[];
    for (const cell of all.split('\n')) {
      const index = columns.get(cell.slice(2));
      if (index === undefined) continue;
      const letter = withWorst && cell.charAt(0) !== NONE ? cell.charAt(0) : cell.charAt(1);
      line[index] = worse(letter, line[index] as string);
    }
  }
  return lines;
}

export const blankLine = (columns: Places): string[] => new Array(columns.size).fill(' ');

/** Sets what the query asks for into the lines: the findings that are counted. `null` is the line of accounts that nobody recorded and that look like nobody's. */
export async function setFindings(
  db: Database,
  lines: ReadonlyMap<string | null, string[]>,
  columns: Places,
  narrowing: Narrowing,
): Promise<void> {
  const technicians = [...lines.keys()].filter((id) => id !== null);
  const rows = (await narrowed(db.selectFrom('drift_findings as f') as never, narrowing)
    .select(['f.technician', 'f.client', 'f.console'])
    .select((e) => e.fn.min('f.rank').as('rank'))
    .where((e) => (lines.has(null) ? e('f.technician', 'is', null) : e('f.technician', 'in', listed(technicians))))
    .groupBy(['f.technician', 'f.client', 'f.console'])
    .execute()) as { technician: string | null; client: string; console: string; rank: number }[];
  for (const { technician, client, console, rank } of rows) {
    const line = lines.get(technician);
    const index = columns.get(`${client} ${console}`);
    if (line && index !== undefined) line[index] = worse(String(rank), line[index] as string);
  }
}
