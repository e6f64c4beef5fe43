/** When somebody looked: the rounds in which a console's list of accounts was read within a period, and the consoles of which nothing can be said. */
import type { z } from 'zod';
import { serves } from '../../record/tenancy.ts';
import type { EvidenceFilter, roundSchema } from '../../wire/evidence.schema.ts';
import type { Database } from '../database.ts';
import { listObjects } from '../objects.ts';
import { fitting } from './count-fitting.ts';
import type { Part } from './part-indexes.ts';
import { eventOf, readRowsOf } from './read-rows.ts';
import type { Scope } from './scope.ts';

/** readings of a console that are listed, and that are looked at to find one that came to the end of the list */
const BOUNDS = { listed: 200, looked: 5000 };

type Round = z.input<typeof roundSchema>['rounds'][number];

/** Per console that serves the client, or each console where no client is named. */
export async function roundsOf(
  db: Database,
  scope: Scope,
  { client, from, to }: Part,
  bounds = BOUNDS,
): Promise<z.input<typeof roundSchema>[]> {
  const consoles = (await listObjects(db, 'consoles')).filter((one) => client === null || serves(one, client));
  return Promise.all(
    consoles.map(async ({ id, profile }) => {
      const filter = {
        verb: 'accounts.listed',
        console: id,
        ...(client ? { client } : {}),
        ...(from ? { from } : {}),
        ...(to ? { to } : {}),
      } as const;
      const { rounds, more, inVain } = await readingsOf(db, scope, filter, bounds);
      return { console: id, rounds, more, blind: whyBlind(profile, rounds, inVain) };
    }),
  );
}

/**
 * The newest readings, oldest first; where none of them came to the end, the newest older one that did stands before them: one is enough to have seen every account. `more`: there are others. `inVain`: how many were
 * looked at when the search for one was given up, else null.
 */
async function readingsOf(db: Database, scope: Scope, filter: EvidenceFilter, { listed, looked }: typeof BOUNDS) {
  const pageBelow = async (older?: number) => {
    const indexes = await fitting(db, scope, filter, listed + 1, older);
    const rows = await readRowsOf(db, indexes.slice(-listed));
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

function whyBlind(profile: string | null, rounds: Round[], inVain: number | null): string | null {
  if (rounds.some(({ complete }) => complete)) return null;
  if (inVain !== null)
    return `Its list of accounts was not read to its end the last ${inVain} times, and what was before was not looked at: accounts may be missing. Ask for an earlier period to see.`;
  if (rounds.length > 0) return 'Its list of accounts was read, but never to its end: accounts may be missing.';
  return profile === null
    ? 'It has no console profile, so its accounts cannot be read.'
    : 'Nobody read its list of accounts in this period: accounts made elsewhere would not be seen.';
}
