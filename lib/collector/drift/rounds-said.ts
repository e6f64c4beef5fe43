/** What the log is told of a round: one event for each client in it, so that nobody reads of another's. */
import type { Caller } from '../caller.ts';
import type { Writing } from '../database.ts';
import { findObject } from '../objects.ts';
import { actorOf } from '../own-events.ts';
import { sayWith } from '../sources/say-with.ts';
import { countsOf } from './rounds-shown.ts';
import type { RoundRow, RoundTargetRow } from './rounds-tables.ts';

interface Told {
  verb: 'round.asked' | 'round.begun' | 'round.ended';
  round: RoundRow;
  targets: readonly RoundTargetRow[];
  outcome?: 'done' | 'cancelled' | 'lapsed';
}

const OUTCOME = { done: 'success', cancelled: 'cancelled', lapsed: 'unknown' } as const;

export async function sayRound(trx: Writing, caller: Caller, { verb, round, targets, outcome }: Told): Promise<void> {
  for (const [id, own] of Map.groupBy(targets, ({ client }) => client)) {
    const client = await findObject(trx, 'clients', id);
    const { accounts, ...came } = countsOf(own);
    await sayWith(trx, {
      verb,
      outcome: outcome ? OUTCOME[outcome] : 'success',
      actor: actorOf(caller),
      object: { type: 'round', key: round.id },
      ...(client ? { client: { id, version: client.version } } : {}),
      detail: {
        accounts,
        consoles: [...new Set(own.map(({ console }) => console))].join(', ').slice(0, 512),
        askedBy: round.asked_by,
        for: round.asked_for,
        ...(round.why ? { why: round.why } : {}),
        ...(verb === 'round.ended' ? came : {}),
      },
    });
  }
}
