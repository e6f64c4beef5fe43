/** Finds among this device's own events what was done and seen for the requests that wait. */
import { Dexie } from 'dexie';
import { database, type Identity, type OutboxRow } from '../database.ts';
import { openDesk } from '../scene.ts';
import { isThere } from './at-console.ts';
import { deedIn, lookIn } from './find-evidence.ts';
import { headOf } from './head-of.ts';
import { changeKept, type Kept, keptRequests, type Waiting } from './kept.ts';

/** So far back a device looks for what it did before it heard that it was allowed. */
const MOST_BACK = 3000;
const MOST_LOOKS = 20;

/** Looks through the events stored since the last time; gives what is kept now. Throws as `openDesk` where there is something to look for. */
export async function lookThrough(identity: Identity): Promise<Kept> {
  const kept = await keptRequests(identity);
  const head = await headOf(identity);
  const from = Math.max(Math.min(...kept.waiting.map(({ upTo }) => upTo)) + 1, head - MOST_BACK);
  if (kept.waiting.length === 0 || from > head) return kept;
  const { snapshot } = (await openDesk()).record;
  const rows = await database.outbox
    .where('[identity+seq]')
    .between([identity.id, from], [identity.id, Dexie.maxKey])
    .toArray();
  return changeKept(identity, (now) => ({
    ...now,
    waiting: now.waiting.map((one) => rows.filter(({ seq }) => seq > one.upTo).reduce(withEvent, one)),
  }));

  function withEvent(held: Waiting, { seq, body, salt }: OutboxRow): Waiting {
    if (!isThere(body, held.view, snapshot)) return { ...held, upTo: seq };
    const deed = deedIn({ seq, body, salt }, held.view, held.since);
    const look = lookIn({ seq, body, salt }, held.view, held.looks);
    return {
      ...held,
      upTo: seq,
      deeds: deed ? [...held.deeds, deed] : held.deeds,
      looks: look ? [...held.looks, look].slice(-MOST_LOOKS) : held.looks,
    };
  }
}
