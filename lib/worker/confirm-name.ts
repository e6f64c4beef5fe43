import { z } from 'zod';
import { CollectorRefusal, callCollector, Unreachable } from './call-collector.ts';
import type { Identity } from './database.ts';
import { syncRecord } from './snapshot.ts';
import type { TicketFacts } from './tab-work.ts';

/**
 * Tells the collector how the PSA calls a client, so that nobody of the team is asked again. The company's id before its name. The collector being away changes
 * nothing for the person: their own choice holds for this ticket, and they are asked once more another day.
 */
export async function confirmName(identity: Identity, client: string, facts: TicketFacts): Promise<void> {
  const name = facts.clientId
    ? { kind: 'psaCompanyId', value: facts.clientId.slice(0, 256) }
    : facts.client
      ? { kind: 'alias', value: facts.client.slice(0, 256) }
      : null;
  if (!name) return;
  try {
    await callCollector(identity, `/v1/clients/${encodeURIComponent(client)}/names`, {
      method: 'POST',
      body: name,
      schema: z.unknown(),
      timeoutMs: 3_000,
    });
    await syncRecord(identity);
  } catch (error) {
    if (!(error instanceof Unreachable) && !(error instanceof CollectorRefusal)) throw error;
  }
}
