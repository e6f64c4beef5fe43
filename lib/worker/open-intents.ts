import { database, type Identity, type IntentRow } from './database.ts';
import { Refused } from './errors.ts';
import { aboutIntent } from './event-about.ts';
import { repeatedField } from './held-fill.ts';
import { openVisits } from './push.ts';
import { recordEvent } from './record-event.ts';

/** A fill writes and reads back within this time; an intent older than that in a live document is waited for no longer. */
const LONGEST_FILL_MS = 120_000;

/**
 * Accounts for fills that were announced and whose page then went away: the log says `unknown`, never nothing. Run at every start of the worker and by alarm; an
 * intent whose document is still open is left to its overlay.
 */
export async function closeLostIntents(now: number = Date.now()): Promise<number> {
  const identities = await database.identities.toArray();
  const live = new Set((await openVisits()).map((visit) => `${visit.tab}:${visit.frame}:${visit.document}`));
  let closed = 0;
  for (const identity of identities) closed += await giveUp(identity, 'page.gone', (one) => isLost(one, live, now));
  return closed;
}

/** The same for fills under way while their technician signs out: afterwards no page is heard for them any more. */
export const closeLeftIntents = (identity: Identity): Promise<number> => giveUp(identity, 'device.left', () => true);

async function giveUp(identity: Identity, code: string, which: (intent: IntentRow) => boolean): Promise<number> {
  const open = await database.intents.where('[identity+state]').equals([identity.id, 'open']).toArray();
  let closed = 0;
  for (const intent of open.filter(which)) {
    const fields = intent.fields.map(repeatedField);
    try {
      await recordEvent(
        identity,
        { verb: 'fill.done', outcome: 'unknown', ...aboutIntent(intent), intent: intent.id, code, fields },
        { closes: intent.id, lost: true },
      );
      closed++;
    } catch (error) {
      // Accounted for meanwhile, or evidence cannot be stored: then it stays open and is told at a later start.
      if (!(error instanceof Refused)) throw error;
    }
  }
  return closed;
}

function isLost(intent: IntentRow, live: ReadonlySet<string>, now: number): boolean {
  // A clock that was set ahead or back gives up a fill under way; its page then tells the outcome after all.
  return !live.has(`${intent.tab}:${intent.frame}:${intent.document}`) || Math.abs(now - intent.at) > LONGEST_FILL_MS;
}
