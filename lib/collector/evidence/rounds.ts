/** When somebody looked: the rounds in which a console's list of accounts was read within a period, and the consoles of which nothing can be said. */
import type { z } from 'zod';
import { serves } from '../../record/tenancy.ts';
import type { roundSchema } from '../../wire/evidence.schema.ts';
import type { Database } from '../database.ts';
import { listObjects } from '../objects.ts';
import { fitting } from './count-fitting.ts';
import type { Part } from './part-indexes.ts';
import { eventOf, readRowsOf } from './read-rows.ts';
import type { Scope } from './scope.ts';

const MOST_ROUNDS = 200;

/** Per console that serves the client, or each console where no client is named. */
export async function roundsOf(
  db: Database,
  scope: Scope,
  { client, from, to }: Part,
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
      const rows = await readRowsOf(db, await fitting(db, scope, filter, MOST_ROUNDS));
      const rounds = rows.map((row) => ({
        at: row.received_at,
        index: row.idx,
        complete: eventOf(row)?.detail?.complete === true,
      }));
      return { console: id, rounds, blind: whyBlind(profile, rounds) };
    }),
  );
}

function whyBlind(profile: string | null, rounds: { at: string; complete: boolean }[]): string | null {
  const whole = rounds.findLast(({ complete }) => complete);
  if (whole) return null;
  if (rounds.length > 0) return 'Its list of accounts was read, but never to its end: accounts may be missing.';
  return profile === null
    ? 'It has no console profile, so its accounts cannot be read.'
    : 'Nobody read its list of accounts in this period: accounts made elsewhere would not be seen.';
}
