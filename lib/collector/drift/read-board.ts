/** Technicians × consoles: one letter a cell, so that hundreds of consoles are read at a glance and sent in no time. */
import { sql } from 'kysely';
import type { z } from 'zod';
import { sha256OfText } from '../../evidence/hash.ts';
import { fold } from '../../record/ascii.ts';
import type { BoardQuery, boardAnswerSchema } from '../../wire/drift.schema.ts';
import type { Caller } from '../caller.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { blankLine, linesOf, type Narrowing, type Places, placesIn, setFindings } from './board-cells.ts';
import { everyColumn } from './board-columns.ts';
import { OPEN_STATES } from './item-buckets.ts';
import { narrowed } from './narrow-findings.ts';
import { nameless, peopleNamed } from './show-items.ts';
import { clientsSeen, listed } from './visible.ts';

type Board = Omit<z.input<typeof boardAnswerSchema>, 'asOf' | 'behind'>;

interface Person {
  id: string;
  title: string;
  worst: number;
  findings: number;
}

const NONE = 4;

export async function readBoard(db: Database, caller: Caller, given: BoardQuery): Promise<Board> {
  const query = given.assigned === 'me' ? { ...given, assigned: caller.technician } : given;
  const seen = clientsSeen(caller, query.client);
  const chosen = Boolean(query.severity || query.kind || query.state || query.assigned);
  const narrowing: Narrowing = { seen, states: query.state ? [query.state] : OPEN_STATES, query };
  const people = await everybody(db, narrowing, query, chosen);
  const from = query.after === undefined ? query.from : people.findIndex(({ id }) => id === query.after) + 1;
  if (query.after !== undefined && from === 0) throw new Refused('search.after');
  const page = people.slice(from, from + query.limit);
  const ids = page.map(({ id }) => id);
  const consoles = (await everyColumn(db)).filter(
    ({ client, console }) => (!seen || seen.includes(client)) && (!query.console || query.console === console),
  );
  const columns = placesIn(consoles);
  // What nobody recorded and looks like somebody's has no cell of its own.
  const added: Narrowing = chosen ? narrowing : { ...narrowing, query: { ...query, kind: 'orphan' } };
  const [lines, named, nobody] = await Promise.all([
    linesWith(db, ids, columns, { seen, withWorst: !chosen }, added),
    peopleNamed(db, ids),
    from === 0 && !query.q && !query.technician ? nobodys(db, columns, narrowing) : null,
  ]);
  const last = page.at(-1);
  const key = sha256OfText(JSON.stringify(consoles)).slice(0, 16);
  return {
    consoles: query.columns === key ? null : consoles,
    columns: key,
    rows: page.map(({ id, worst, findings }) => ({
      technician: named.get(id) ?? nameless(id),
      ...{ worst, findings, cells: (lines.get(id) ?? []).join('') },
    })),
    nobody,
    total: people.length,
    next: last && from + page.length < people.length ? last.id : null,
  };
}

async function linesWith(
  db: Database,
  ids: readonly string[],
  columns: Places,
  how: Parameters<typeof linesOf>[3],
  added: Narrowing,
): Promise<Map<string, string[]>> {
  const lines = await linesOf(db, ids, columns, how);
  if (ids.length > 0) await setFindings(db, lines, columns, added);
  return lines;
}

/** Everybody with an account, or with something wrong, worst first. `chosen`: only who has what the query asks for. */
async function everybody(db: Database, narrowing: Narrowing, query: BoardQuery, chosen: boolean): Promise<Person[]> {
  let all = db.selectFrom('objects as o').select(['o.id', 'o.title']).where('o.kind', '=', 'technicians');
  if (query.technician) all = all.where('o.id', '=', query.technician);
  for (const word of fold(query.q).split(/\s+/).filter(Boolean))
    all = all.where(sql<boolean>`o.search like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`);
  const [found, rows] = await Promise.all([findingsEach(db, narrowing), all.execute()]);
  const accounts = chosen ? new Set<string>() : await withAccounts(db, narrowing.seen, query.console);
  return rows
    .flatMap(({ id, title }): Person[] => {
      const one = found.get(id);
      if (!one && !accounts.has(id)) return [];
      return [{ id, title: title ?? id, worst: one?.worst ?? NONE, findings: one?.findings ?? 0 }];
    })
    .sort(
      (a, b) =>
        a.worst - b.worst ||
        b.findings - a.findings ||
        (a.title === b.title ? (a.id < b.id ? -1 : 1) : a.title < b.title ? -1 : 1),
    );
}

interface Found {
  worst: number;
  findings: number;
}

/** By technician. State by state: within one the index gives them in order, and nothing has to be sorted. */
async function findingsEach(db: Database, narrowing: Narrowing): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  for (const state of narrowing.states) {
    const rows = (await narrowed(db.selectFrom('drift_findings as f') as never, { ...narrowing, states: [state] })
      .select('f.technician')
      .select((e) => [e.fn.min('f.rank').as('worst'), e.fn.countAll().as('findings')])
      .where('f.technician', 'is not', null)
      .groupBy('f.technician')
      .execute()) as ({ technician: string } & Found)[];
    for (const { technician, worst, findings } of rows) {
      const before = found.get(technician) ?? { worst: NONE, findings: 0 };
      found.set(technician, {
        worst: Math.min(before.worst, Number(worst)),
        findings: before.findings + Number(findings),
      });
    }
  }
  return found;
}

async function withAccounts(db: Database, seen: string[] | null, console: string | undefined): Promise<Set<string>> {
  const rows = await db
    .selectFrom('objects as o')
    .select('o.id')
    .where('o.kind', '=', 'technicians')
    .where((e) => {
      let cells = e.selectFrom('drift_cells as c').select('c.place').whereRef('c.technician', '=', 'o.id');
      if (seen) cells = cells.where('c.client', 'in', listed(seen));
      if (console) cells = cells.where('c.console', '=', console);
      return e.exists(cells);
    })
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Accounts that nobody recorded and that look like nobody's, and machine identities: they stand in consoles, and in nobody's row. */
async function nobodys(db: Database, columns: Places, narrowing: Narrowing): Promise<Board['nobody']> {
  const [all] = (await narrowed(db.selectFrom('drift_findings as f') as never, narrowing)
    .select((e) => [e.fn.min('f.rank').as('worst'), e.fn.countAll().as('findings')])
    .where('f.technician', 'is', null)
    .execute()) as { worst: number | null; findings: number }[];
  if (!all || all.worst === null) return null;
  const line = blankLine(columns);
  await setFindings(db, new Map([[null, line]]), columns, narrowing);
  return { worst: Number(all.worst), findings: Number(all.findings), cells: line.join('') };
}
