/** Technicians × consoles: one letter a cell, so that hundreds of consoles are read at a glance and sent in no time. */
import { sql } from 'kysely';
import type { z } from 'zod';
import { SEVERITIES } from '../../drift/severity.ts';
import { fold } from '../../record/ascii.ts';
import type { Client, Console } from '../../record/record.schema.ts';
import type { BoardQuery, boardAnswerSchema } from '../../wire/drift.schema.ts';
import type { Caller } from '../caller.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { listObjects } from '../objects.ts';
import { peopleNamed } from './show-items.ts';
import { clientsSeen, listed } from './visible.ts';

type Board = Omit<z.input<typeof boardAnswerSchema>, 'asOf' | 'behind'>;

interface Person {
  id: string;
  title: string;
  worst: number;
  findings: number;
}

const NONE = 4;

export async function readBoard(db: Database, caller: Caller, query: BoardQuery): Promise<Board> {
  const seen = clientsSeen(caller, query.client);
  const people = await everybody(db, seen, query);
  const from = query.after === undefined ? 0 : people.findIndex(({ id }) => id === query.after) + 1;
  if (query.after !== undefined && from === 0) throw new Refused('search.after');
  const page = people.slice(from, from + query.limit);
  const consoles = await columns(db, seen);
  const cells = await cellsOf(db, page, seen);
  const at = new Map(consoles.map(({ client, console }, index) => [`${client} ${console}`, index]));
  const active = await peopleNamed(
    db,
    page.map(({ id }) => id),
  );
  const rows = page.map(({ id, worst, findings }) => {
    const line: string[] = new Array(consoles.length).fill(' ');
    for (const { client, console, mark, worst: one } of cells.get(id) ?? []) {
      const index = at.get(`${client} ${console}`);
      const letter = Number(one) < NONE ? String(one) : mark;
      if (index !== undefined) line[index] = worse(letter, line[index] ?? ' ');
    }
    return { technician: active.get(id) ?? { id, name: id, active: false }, worst, findings, cells: line.join('') };
  });
  const last = page.at(-1);
  return { consoles, rows, total: people.length, next: last && from + page.length < people.length ? last.id : null };
}

/** Somebody may have several accounts in one console: the worst counts. */
const ORDER = '0123.-o ';
const worse = (a: string, b: string): string => (ORDER.indexOf(a) < ORDER.indexOf(b) ? a : b);

/** Everybody with an account, or with something wrong, worst first. */
async function everybody(db: Database, seen: string[] | null, { severity, q }: BoardQuery): Promise<Person[]> {
  let wrong = db
    .selectFrom('drift_findings')
    .select('technician')
    .select((e) => [e.fn.min('rank').as('worst'), e.fn.countAll().as('findings')])
    .where('state', 'in', ['open', 'acknowledged'])
    .where('technician', 'is not', null)
    .groupBy('technician');
  if (seen) wrong = wrong.where('client', 'in', listed(seen));
  if (severity) wrong = wrong.where('rank', '=', SEVERITIES.indexOf(severity));
  const found = new Map((await wrong.execute()).map((row) => [row.technician as string, row]));
  let all = db.selectFrom('objects as o').select(['o.id', 'o.title']).where('o.kind', '=', 'technicians');
  if (seen)
    all = all.where((e) =>
      e.exists(
        e
          .selectFrom('drift_cells as c')
          .select('c.place')
          .whereRef('c.technician', '=', 'o.id')
          .where('c.client', 'in', listed(seen)),
      ),
    );
  else
    all = all.where((e) =>
      e.or([
        e.exists(e.selectFrom('drift_cells as c').select('c.place').whereRef('c.technician', '=', 'o.id')),
        e.exists(e.selectFrom('drift_findings as f').select('f.id').whereRef('f.technician', '=', 'o.id')),
      ]),
    );
  for (const word of fold(q).split(/\s+/).filter(Boolean))
    all = all.where(sql<boolean>`o.search like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`);
  const rows = await all.execute();
  const people = rows.map(({ id, title }): Person => {
    const one = found.get(id);
    return { id, title: title ?? id, worst: Number(one?.worst ?? NONE), findings: Number(one?.findings ?? 0) };
  });
  return people
    .filter(({ worst }) => !severity || worst < NONE)
    .sort(
      (a, b) =>
        a.worst - b.worst ||
        b.findings - a.findings ||
        (a.title === b.title ? (a.id < b.id ? -1 : 1) : a.title < b.title ? -1 : 1),
    );
}

/** Every console of every client that may be seen, grouped by client. */
async function columns(db: Database, seen: string[] | null): Promise<Board['consoles']> {
  const clients = new Map((await listObjects(db, 'clients')).map((one) => [one.id, one]));
  const all: Board['consoles'] = [];
  for (const console of await listObjects(db, 'consoles'))
    for (const client of clientsOf(console, clients)) {
      if (seen && !seen.includes(client.id)) continue;
      const { id, label, kind } = console;
      all.push({ console: id, label, kind, client: client.id, clientName: client.name });
    }
  return all.sort(
    (a, b) =>
      compare(a.clientName, b.clientName) ||
      compare(a.client, b.client) ||
      compare(a.label, b.label) ||
      compare(a.console, b.console),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whose accounts a console holds. */
export function clientsOf({ tenancy }: Console, clients: ReadonlyMap<string, Client>): Client[] {
  const ids =
    tenancy.mode === 'client'
      ? [tenancy.client]
      : tenancy.mode === 'tenant'
        ? [...new Set(Object.values(tenancy.tenants))]
        : [...clients.values()].filter(({ own }) => own).map(({ id }) => id);
  return ids.flatMap((id) => clients.get(id) ?? []);
}

async function cellsOf(db: Database, page: readonly Person[], seen: string[] | null) {
  let cells = db
    .selectFrom('drift_cells')
    .select(['technician', 'client', 'console', 'mark', 'worst'])
    .where('technician', 'in', listed(page.map(({ id }) => id)));
  if (seen) cells = cells.where('client', 'in', listed(seen));
  return Map.groupBy(await cells.execute(), ({ technician }) => technician);
}
