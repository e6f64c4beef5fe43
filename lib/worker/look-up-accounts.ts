/** The accounts of the place somebody works at, where this device does not hold them. */
import type { Client, Console } from '../record/record.schema.ts';
import { accountsAnswerSchema } from '../wire/accounts.schema.ts';
import { CollectorRefusal, callCollector, Unreachable } from './call-collector.ts';
import type { Identity } from './database.ts';
import { holdsAccountsAt } from './held-accounts.ts';
import { changeSession, readSession } from './session-store.ts';
import { type CachedRecord, cachedRecord, keepPlace } from './snapshot.ts';

/** Whoever opens a page does not wait long, … */
const PATIENCE_MS = 4000;
/** … and not again at once for a collector that gave no answer. */
const AGAIN_MS = 30_000;

const keyOf = (client: Client, console: Console): string => `no-accounts:${client.id}:${console.id}`;

/** The record with the accounts of this place, or as it is where they cannot be asked for: then nothing is said about who has an account there (`holdsAccountsAt`). */
export async function withAccountsAt(
  identity: Identity,
  record: CachedRecord,
  client: Client,
  console: Console,
): Promise<CachedRecord> {
  if (holdsAccountsAt(record.snapshot, client, console)) return record;
  const key = keyOf(client, console);
  // Several messages of one page come at once: one of them asks.
  return navigator.locks.request(key, async () => {
    const now = await cachedRecord(identity);
    if (!now || holdsAccountsAt(now.snapshot, client, console)) return now ?? record;
    const failed = (await readSession<number>(key)) ?? 0;
    if (Math.abs(Date.now() - failed) < AGAIN_MS) return now;
    try {
      const place = { client: client.id, console: console.id };
      const { value } = await callCollector(identity, `/v1/accounts?${new URLSearchParams(place)}`, {
        schema: accountsAnswerSchema,
        timeoutMs: PATIENCE_MS,
      });
      await keepPlace(identity, place, value?.accounts ?? []);
      return (await cachedRecord(identity)) ?? now;
    } catch (error) {
      if (!(error instanceof CollectorRefusal) && !(error instanceof Unreachable)) throw error;
      await changeSession<number>(key, () => Date.now());
      return now;
    }
  });
}
