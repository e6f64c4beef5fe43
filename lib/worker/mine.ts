/** How much drift is assigned to whoever is signed in here: what the badge counts. */
import { browser } from 'wxt/browser';
import { pulseAnswerSchema } from '../wire/drift.schema.ts';
import { CollectorRefusal, callCollector, Unreachable } from './call-collector.ts';
import type { Identity } from './database.ts';

/** In the browser session. */
export const MINE = 'mine';

/** Asks anew. What is known stays while the collector is away; a role without drift has none. */
export async function keepMine(identity: Identity): Promise<void> {
  try {
    const { value } = await callCollector(identity, '/v1/drift/pulse', { schema: pulseAnswerSchema });
    await browser.storage.session.set({ [MINE]: { identity: identity.id, count: value?.mine ?? 0 } });
  } catch (error) {
    if (error instanceof CollectorRefusal) await browser.storage.session.remove(MINE);
    else if (!(error instanceof Unreachable)) throw error;
  }
}

export async function mineOf(identity: Pick<Identity, 'id'>): Promise<number> {
  const held = (await browser.storage.session.get(MINE))[MINE] as { identity: string; count: number } | undefined;
  return held?.identity === identity.id ? held.count : 0;
}
