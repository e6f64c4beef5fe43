import { z } from 'zod';
import { settleWaiting } from './allot-later.ts';
import { showBadge } from './badge.ts';
import { CollectorRefusal, callCollector, Unreachable } from './call-collector.ts';
import type { Identity } from './database.ts';
import { deliverAll, forgetLeavers, pruneDelivered } from './delivery.ts';
import { enrolledIdentities } from './identity.ts';
import { openStorage } from './log-storage.ts';
import { tellLog } from './log-tell.ts';

/** Delivery with what belongs after it: what was found about the log is told, signed-out enrolments end, old rows go, the button tells how it stands. */
export async function runDelivery(how: { now: boolean } = { now: false }): Promise<void> {
  await openStorage();
  await deliverAll(how);
  for (const identity of await enrolledIdentities()) await settleWaiting(identity);
  await tellLog();
  await forgetLeavers(endSession);
  await pruneDelivered();
  await showBadge();
}

async function endSession(identity: Identity): Promise<void> {
  try {
    await callCollector(identity, '/v1/session', { method: 'DELETE', schema: z.unknown(), timeoutMs: 5_000 });
  } catch (error) {
    // Away, or the token ended already: the key and the token are deleted here all the same.
    if (!(error instanceof Unreachable) && !(error instanceof CollectorRefusal)) throw error;
  }
}
