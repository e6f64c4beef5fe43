/** When somebody looked: the rounds in which a console's list of accounts was read within a period, and the consoles of which nothing can be said. */
import type { z } from 'zod';
import type { Console } from '../../record/record.schema.ts';
import { accountClient, clientsServed, serves } from '../../record/tenancy.ts';
import type { EvidenceFilter, roundSchema } from '../../wire/evidence.schema.ts';
import type { Database } from '../database.ts';
import { listObjects, ownClient, versionAt } from '../objects.ts';
import { fitting } from './count-fitting.ts';
import type { Part } from './part-indexes.ts';
import { eventOf, unchangedRowsOf } from './read-rows.ts';
import type { Scope } from './scope.ts';

/** readings of a console that are listed, and that are looked at to find one that came to the end of the list */
const BOUNDS = { listed: 200, looked: 5000 };

type Told = z.input<typeof roundSchema>;
type Round = Told['rounds'][number];
type Blind = Pick<Told, 'blind' | 'since'>;

/** Per console that serves the client, or each console where no client is named; one that was removed only within the period, too. */
export async function roundsOf(
  db: Database,
  scope: Scope,
  { client, from, to }: Part,
  bounds = BOUNDS,
): Promise<Told[]> {
  const paused = new Map(
    (await db.selectFrom('paused_profiles').selectAll().execute()).map((one) => [one.profile, one]),
  );
  const own = await ownClient(db);
  const there = (await listObjects(db, 'consoles')).map((console) => ({ console, removedAt: null }));
  const all = [...there, ...(await removedSince(db, from))];
  return Promise.all(
    all
      .filter(({ console }) => client === null || serves(console, client))
      .map(async ({ console, removedAt }) => {
        const { id, label, profile } = console;
        // On a console that serves every client in the MSP's own name, the accounts are the MSP's.
        const whose = client === null ? undefined : accountClient(console, client, own);
        const asked = { verb: 'accounts.listed', console: id, ...(whose ? { client: whose } : {}) } as const;
        const until = { ...asked, ...(to ? { to } : {}) };
        const { rounds, more, inVain } = await readingsOf(db, scope, { ...until, ...(from ? { from } : {}) }, bounds);
        const pause = paused.get(profile ?? '');
        const blind =
          within(removedAt, to) ??
          (pause && !(to && pause.at >= to) ? pausedBy(pause) : null) ??
          (await unread(profile, rounds, inVain, () => readingsOf(db, scope, until, bounds))) ??
          (client === null ? severalIn(console) : null);
        return { console: id, label, rounds, more, ...(blind ?? { blind: null }) };
      }),
  );
}

/** Consoles that are not in the record any more, as they last stood there, and were until after `from`. */
async function removedSince(db: Database, from: string | null): Promise<{ console: Console; removedAt: string }[]> {
  let gone = db
    .selectFrom('object_versions as v')
    .select(['v.id', 'v.version', 'v.changed_at'])
    .where('v.kind', '=', 'consoles')
    .where('v.body', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('objects as o').select('o.id').where('o.kind', '=', 'consoles').whereRef('o.id', '=', 'v.id'),
        ),
      ),
    )
    .orderBy('v.id')
    .orderBy('v.version');
  if (from) gone = gone.where('v.changed_at', '>=', from);
  const last = new Map((await gone.execute()).map((row) => [row.id, row]));
  const found = [...last.values()].map(async ({ id, version, changed_at }) => {
    const console = await versionAt(db, 'consoles', id, Number(version) - 1);
    return console ? [{ console, removedAt: changed_at }] : [];
  });
  return (await Promise.all(found)).flat();
}

const within = (removedAt: string | null, to: string | null): Blind | null =>
  removedAt === null || (to && removedAt >= to)
    ? null
    : { blind: 'It was removed from the record, and nobody could look at it from then on.', since: removedAt };

/** One client's list says nothing of another's. */
function severalIn(console: Console): Blind | null {
  const count = new Set(clientsServed(console)).size;
  return count > 1
    ? { blind: `It holds the accounts of ${count} clients: whether each list was read shows for one client at a time.` }
    : null;
}

const pausedBy = ({ reason, at }: { reason: string; at: string }): Blind => ({
  blind: `Its profile is paused, so nothing of it is read: ${reason.replace(/\.$/, '') || 'no reason was given'}.`,
  since: at,
});

/**
 * The newest readings, oldest first; where none of them came to the end, the newest older one that did stands before them: one is enough to have seen every account. `more`: there are others. `inVain`: how many were
 * looked at when the search for one was given up, else null.
 */
async function readingsOf(db: Database, scope: Scope, filter: EvidenceFilter, { listed, looked }: typeof BOUNDS) {
  const pageBelow = async (older?: number) => {
    const indexes = await fitting(db, scope, filter, listed + 1, older);
    const rows = await unchangedRowsOf(db, indexes.slice(-listed));
    const rounds = rows.map(
      (row): Round => ({ at: row.received_at, index: row.idx, complete: eventOf(row)?.detail?.complete === true }),
    );
    return { rounds, whole: rounds.findLast(({ complete }) => complete), more: indexes.length > listed };
  };
  const newest = await pageBelow();
  let [page, seen] = [newest, newest.rounds.length];
  while (!page.whole && page.more && seen < looked) {
    page = await pageBelow(page.rounds[0]?.index);
    seen += page.rounds.length;
  }
  const rounds = page !== newest && page.whole ? [page.whole, ...newest.rounds] : newest.rounds;
  return { rounds, more: page.more || seen > rounds.length, inVain: !page.whole && page.more ? seen : null };
}

/** Why accounts may be missing although somebody could look; null: the list was read to its end. `before`: all readings until the period ended. */
async function unread(
  profile: string | null,
  rounds: Round[],
  inVain: number | null,
  before: () => ReturnType<typeof readingsOf>,
): Promise<Blind | null> {
  if (rounds.some(({ complete }) => complete)) return null;
  if (inVain !== null)
    return {
      blind: `Its list of accounts was not read to its end the last ${inVain} times, and what was before was not looked at: accounts may be missing. Ask for an earlier period to see.`,
    };
  const older = await before();
  const since = older.rounds.findLast(({ complete }) => complete)?.at ?? null;
  const known = since !== null || older.inVain === null ? { since } : {};
  if (rounds.length > 0)
    return { blind: 'Its list of accounts was read, but never to its end: accounts may be missing.', ...known };
  if (profile === null) return { blind: 'It has no console profile, so its accounts cannot be read.', ...known };
  return {
    blind: 'Nobody read its list of accounts in this period: accounts made elsewhere would not be seen.',
    ...known,
  };
}
