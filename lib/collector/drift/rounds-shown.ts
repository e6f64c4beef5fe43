/** Rounds as they are told: names beside ids, and of the accounts those at clients the reader serves. */
import type { z } from 'zod';
import type {
  Round,
  RoundCounts,
  RoundsQuery,
  RoundTarget,
  roundCountsSchema,
  roundsAnswerSchema,
} from '../../wire/rounds.schema.ts';
import type { Caller } from '../caller.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { namesFor } from '../evidence/names-of.ts';
import { mayActFor, oversees } from '../roles.ts';
import type { RoundRow, RoundTargetRow } from './rounds-tables.ts';

type Head = Omit<Round, 'targets'>;

/** Throws `Refused` 404 where there is none that the caller has to do with. */
export async function roundSeen(db: Database, caller: Caller, id: string): Promise<RoundRow> {
  const round = await db.selectFrom('rounds').selectAll().where('id', '=', id).executeTakeFirst();
  if (!round || !(isTheirs(round, caller) || oversees(caller.roles))) throw new Refused('round.unknown');
  return round;
}

export const isTheirs = (round: RoundRow, { technician }: Caller): boolean =>
  round.asked_by === technician || round.asked_for === technician;

export async function showRound(db: Database, caller: Caller, id: string): Promise<Round> {
  const round = await roundSeen(db, caller, id);
  const rows = await targetsOf(db, id);
  const seen = rows.filter(({ client }) => mayActFor(caller, client));
  const names = await namesFor(db, {
    technicians: [round.asked_by, round.asked_for, ...seen.flatMap(({ technician }) => technician ?? [])],
    clients: seen.map(({ client }) => client),
    consoles: seen.map(({ console }) => console),
  });
  const targets = seen.map(
    (row): RoundTarget => ({
      at: Number(row.at),
      account: row.account,
      client: row.client,
      clientName: names.client(row.client),
      console: row.console,
      consoleLabel: names.console(row.console),
      name: row.name,
      technician: row.technician ? { id: row.technician, name: names.technician(row.technician) } : null,
      result: row.result as RoundTarget['result'],
      why: row.why,
      differs: JSON.parse(row.differs) as string[],
      readAt: row.read_at,
    }),
  );
  return { ...headOf(round, countsOf(seen), names.technician), targets };
}

export const targetsOf = (db: Database, round: string): Promise<RoundTargetRow[]> =>
  db.selectFrom('round_targets').selectAll().where('round', '=', round).orderBy('at').execute();

/** Newest first. Throws `Refused` 400 for an `after` that this never gave. */
export async function listRounds(
  db: Database,
  caller: Caller,
  { state, of, after, limit }: RoundsQuery,
): Promise<z.input<typeof roundsAnswerSchema>> {
  let all = db
    .selectFrom('rounds')
    .selectAll()
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (of === 'me' || !oversees(caller.roles))
    all = all.where((e) => e.or([e('asked_by', '=', caller.technician), e('asked_for', '=', caller.technician)]));
  if (state) all = all.where('state', '=', state);
  if (after !== undefined) {
    const last = await db.selectFrom('rounds').select(['id', 'asked_at']).where('id', '=', after).executeTakeFirst();
    if (!last) throw new Refused('search.after');
    all = all.where((e) =>
      e.or([e('asked_at', '<', last.asked_at), e.and([e('asked_at', '=', last.asked_at), e('id', '<', last.id)])]),
    );
  }
  const found = await all.execute();
  const page = found.slice(0, limit);
  const counts = await countsEach(
    db,
    caller,
    page.map(({ id }) => id),
  );
  const names = await namesFor(db, {
    technicians: page.flatMap(({ asked_by, asked_for }) => [asked_by, asked_for]),
  });
  const rounds = page.map((row) => headOf(row, counts.get(row.id) ?? NOTHING, names.technician));
  return { rounds, next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
}

async function countsEach(db: Database, caller: Caller, ids: readonly string[]): Promise<Map<string, RoundCounts>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('round_targets')
    .select(['round', 'client', 'result'])
    .select((e) => e.fn.countAll().as('count'))
    .where('round', 'in', ids)
    .groupBy(['round', 'client', 'result'])
    .execute();
  const found = new Map<string, RoundCounts>();
  for (const { round, client, result, count } of rows) {
    if (!mayActFor(caller, client)) continue;
    found.set(round, added(found.get(round) ?? NOTHING, result, Number(count)));
  }
  return found;
}

const NOTHING: RoundCounts = { accounts: 0, right: 0, different: 0, notFound: 0, unreadable: 0, unread: 0 };
const PART: Readonly<Record<string, keyof z.infer<typeof roundCountsSchema>>> = {
  right: 'right',
  different: 'different',
  'not-found': 'notFound',
  unreadable: 'unreadable',
};

function added(counts: RoundCounts, result: string | null, count: number): RoundCounts {
  const part = PART[result ?? ''] ?? 'unread';
  return { ...counts, accounts: counts.accounts + count, [part]: counts[part] + count };
}

export const countsOf = (rows: readonly Pick<RoundTargetRow, 'result'>[]): RoundCounts =>
  rows.reduce((counts, { result }) => added(counts, result, 1), NOTHING);

function headOf(row: RoundRow, counts: RoundCounts, name: (id: string) => string): Head {
  return {
    id: row.id,
    askedBy: { id: row.asked_by, name: name(row.asked_by) },
    for: { id: row.asked_for, name: name(row.asked_for) },
    why: row.why,
    askedAt: row.asked_at,
    state: row.state as Head['state'],
    begunAt: row.begun_at,
    endedAt: row.ended_at,
    outcome: row.outcome as Head['outcome'],
    counts,
  };
}
