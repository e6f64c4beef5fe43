/** What came of a round, told: to the log what could not be seen, to the collector what came of each account, in the end that it is over. */

import type { Snapshot } from '../../wire/api.schema.ts';
import { roundSchema } from '../../wire/rounds.schema.ts';
import { database, type Identity } from '../database.ts';
import { Refused } from '../errors.ts';
import { askCollector } from '../own/ask-collector.ts';
import { recordEvents } from '../record-event.ts';
import { type Came, changeRun, type Run, targetOf } from './run.ts';

/** What a round could not see is evidence as well as what it saw. Throws as `recordEvent`. */
export async function recordUnseen(
  identity: Identity,
  snapshot: Snapshot,
  run: Run,
  came: readonly [at: number, came: Came][],
): Promise<void> {
  const unseen = came.filter(([, { result }]) => result === 'not-found' || result === 'unreadable');
  await recordEvents(
    identity,
    unseen.flatMap(([at, { result, why }]) => {
      const target = targetOf(run, { at });
      const client = snapshot.clients.find(({ id }) => id === target?.client);
      const console = snapshot.consoles.find(({ id }) => id === target?.console);
      const holder = snapshot.technicians.find(({ id }) => id === target?.technician?.id);
      if (!target) return [];
      return {
        verb: 'account.observed' as const,
        outcome: 'failed' as const,
        code: `round.${result}`,
        ...(client ? { client: { id: client.id, version: client.version } } : {}),
        ...(console ? { console: { id: console.id, profile: console.profile } } : {}),
        ...(holder ? { subject: { technician: holder.id, version: holder.version } } : {}),
        object: { type: 'account', key: target.name },
        detail: { round: run.id, ...(why ? { why } : {}) },
      };
    }),
  );
}

/** Sends what the collector does not have yet, and the end. Where it could not be reached it is tried again. */
export async function tellCollector(run: Run): Promise<void> {
  const identity = await database.identities.get(run.identity);
  if (!identity) return;
  const path = `/v1/rounds/${encodeURIComponent(run.id)}`;
  const sent = new Set(run.sent);
  const open = Object.entries(run.came).filter(([at]) => !sent.has(Number(at)));
  try {
    if (open.length > 0) {
      const results = open.map(([at, came]) => ({ at: Number(at), ...came }));
      await askCollector(identity, `${path}/results`, { method: 'POST', body: { results }, schema: roundSchema });
      const now = open.map(([at]) => Number(at));
      await changeRun(run.id, (held) => ({ ...held, sent: [...new Set([...held.sent, ...now])] }));
    }
    if (run.ending) {
      const body = { outcome: run.ending };
      await askCollector(identity, `${path}/end`, { method: 'POST', body, schema: roundSchema });
      await changeRun(run.id, ({ ending: _, ...held }) => held);
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.code === 'collector.unreachable') return;
    // The collector says it is over, or not this person's any more: there is nobody left to tell.
    await changeRun(run.id, ({ ending: _, step: __, ...held }) => ({ ...held, state: 'ended', why: error.message }));
  }
}
