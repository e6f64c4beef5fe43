/** What an all-clear rests on: each console of each client, when it was looked at and how, how many accounts were seen, and why it is blind. */
import type { z } from 'zod';
import type { Console } from '../../record/record.schema.ts';
import type { CoverageRow, coverageAnswerSchema, coverageQuerySchema } from '../../wire/drift.schema.ts';
import type { Caller } from '../caller.ts';
import type { Database, Tables } from '../database.ts';
import { Refused } from '../errors.ts';
import { listObjects } from '../objects.ts';
import { clientsOf } from './board-columns.ts';
import { clientsSeen, listed } from './visible.ts';

type Coverage = Omit<z.input<typeof coverageAnswerSchema>, 'asOf' | 'behind'>;

export async function readCoverage(
  db: Database,
  caller: Caller,
  query: z.infer<typeof coverageQuerySchema>,
): Promise<Coverage> {
  const seen = clientsSeen(caller, query.client);
  const counts = await countsOf(db, seen);
  let all = db.selectFrom('drift_looks').selectAll();
  if (seen) all = all.where('client', 'in', listed(seen));
  const looks = new Map((await all.execute()).map((one) => [`${one.client} ${one.console}`, one]));
  const paused = new Map(
    (await db.selectFrom('paused_profiles').selectAll().execute()).map(({ profile, reason }) => [profile, reason]),
  );
  const clients = new Map((await listObjects(db, 'clients')).map((one) => [one.id, one]));
  const rows: CoverageRow[] = [];
  for (const console of await listObjects(db, 'consoles')) {
    if (query.console && console.id !== query.console) continue;
    for (const client of clientsOf(console, clients)) {
      if (seen && !seen.includes(client.id)) continue;
      const key = `${client.id} ${console.id}`;
      const look = looks.get(key);
      const count = counts.get(key) ?? NO_COUNTS;
      rows.push({
        ...{ client: client.id, clientName: client.name, console: console.id, consoleLabel: console.label, ...count },
        lastPassive: look?.passive_at ?? null,
        lastAsked: look?.asked_at ?? null,
        lastList: look?.list_began ?? null,
        blind: blindness(console, look, paused, count),
      });
    }
  }
  rows.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const from = query.after === undefined ? 0 : rows.findIndex((row) => markOf(row) === query.after) + 1;
  if (query.after !== undefined && from === 0) throw new Refused('search.after');
  const page = rows.slice(from, from + query.limit);
  const last = page.at(-1);
  return { rows: page, total: totalOf(rows), next: last && from + page.length < rows.length ? markOf(last) : null };
}

const keyOf = ({ clientName, client, consoleLabel, console }: CoverageRow): string =>
  JSON.stringify([clientName, client, consoleLabel, console]);
const markOf = ({ client, console }: CoverageRow): string => `${client} ${console}`;

type Counts = Pick<CoverageRow, 'recorded' | 'seen' | 'stale' | 'unknown'>;
const NO_COUNTS: Counts = { recorded: 0, seen: 0, stale: 0, unknown: 0 };

async function countsOf(db: Database, seen: string[] | null): Promise<Map<string, Counts>> {
  let all = db
    .selectFrom('drift_cells')
    .select(['client', 'console', 'mark'])
    .select((e) => [e.fn.countAll().as('count'), e.fn.sum('unknown').as('unknown')])
    .groupBy(['client', 'console', 'mark']);
  if (seen) all = all.where('client', 'in', listed(seen));
  const found = new Map<string, Counts>();
  for (const { client, console, mark, count, unknown } of await all.execute()) {
    const key = `${client} ${console}`;
    const known = found.get(key) ?? { ...NO_COUNTS };
    known.recorded += Number(count);
    known.unknown += Number(unknown);
    if (mark === 'o') known.seen += Number(count);
    if (mark === '-') known.stale += Number(count);
    found.set(key, known);
  }
  return found;
}

/** Why nothing wrong may mean nothing seen. */
function blindness(
  console: Console,
  look: Tables['drift_looks'] | undefined,
  paused: ReadonlyMap<string, string>,
  counts: Counts,
): string[] {
  const blind: string[] = [];
  const reason = console.profile === null ? undefined : paused.get(console.profile);
  if (console.profile === null) blind.push(`${console.label} has no profile, so its pages are not read.`);
  if (reason !== undefined) blind.push(`Its profile is paused: ${reason || 'no reason was given'}.`);
  if (!look?.passive_at && !look?.asked_at && !look?.list_at) blind.push('Nobody has looked at it yet.');
  else if (!look.list_began)
    blind.push(
      'Its list of accounts was never read to the end, so accounts nobody recorded, and recorded ones that are gone, can be missed.',
    );
  else if (look.list_complete === 0) blind.push('Its list of accounts was not read to the end the last time.');
  if (counts.stale > 0) blind.push(`${counts.stale} of its accounts were seen too long ago to say anything.`);
  const never = counts.recorded - counts.seen - counts.stale;
  if (never > 0 && look) blind.push(`${never} of its recorded accounts were never seen.`);
  return blind;
}

const totalOf = (rows: readonly CoverageRow[]): Coverage['total'] => ({
  consoles: rows.length,
  looked: rows.filter(({ lastPassive, lastAsked, lastList }) => lastPassive ?? lastAsked ?? lastList).length,
  recorded: sum(rows, ({ recorded }) => recorded),
  seen: sum(rows, ({ seen }) => seen),
  blind: rows.filter(({ blind }) => blind.length > 0).length,
});

const sum = (rows: readonly CoverageRow[], of: (row: CoverageRow) => number): number =>
  rows.reduce((all, row) => all + of(row), 0);
