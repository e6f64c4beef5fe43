import { browser } from 'wxt/browser';
import { firstHead, nextEntry } from '../evidence/chain.ts';
import { type EventBody, eventBodySchema } from '../evidence/event.schema.ts';
import { makeEvent } from '../evidence/event.ts';
import { database, type Identity, type IntentRow, type OutboxRow } from './database.ts';
import { deliverLater } from './delivery.ts';
import { Refused } from './errors.ts';
import { requireRunning } from './identity.ts';
import { storageTrouble } from './storage-trouble.ts';

/** What an event says beyond its id, time and actor, which are the worker's own. */
export type EventParts = Omit<EventBody, 'v' | 'id' | 'at' | 'actor'>;

/** Told to every part of the extension that evidence cannot be stored; gone once it can again. */
const BROKEN = 'evidence.broken';
/** A burst of events goes out as one batch. */
const GATHER_MS = 400;

/**
 * Stores one event durably: its place in the device's chain and its row in the outbox in ONE strict transaction, with the intent it opens or closes.
 * Resolves only after the transaction completed, so that an action may rest on it (promise 1). Throws `Refused`: `evidence.unavailable`, `stale`; `ZodError` for a
 * body that is none, which would be our bug.
 */
export async function recordEvent(
  identity: Identity,
  parts: EventParts,
  change: IntentChange = {},
): Promise<OutboxRow> {
  requireRunning(identity);
  const actor = { technician: identity.technician, version: identity.technicianVersion, device: identity.id };
  const body = eventBodySchema.parse(makeEvent({ ...parts, actor }));
  const salt = hex(crypto.getRandomValues(new Uint8Array(32)));
  let row: OutboxRow;
  try {
    row = await database.transaction('rw', database.heads, database.outbox, database.intents, async () => {
      // Nothing but the database may be awaited here: any other promise ends the transaction.
      const head = (await database.heads.get(identity.id))?.head ?? firstHead(identity.log, identity.id);
      const next = nextEntry(head, body, salt);
      const entry: OutboxRow = {
        identity: identity.id,
        seq: next.leaf.seq,
        leaf: next.leaf,
        leafHash: next.leafHash,
        salt,
        body,
        state: 'waiting',
      };
      await database.outbox.add(entry);
      await database.heads.put({ identity: identity.id, head: next.head });
      if (change.opens) await database.intents.add({ ...change.opens, id: body.id });
      if (change.closes) await closeIntent(change.closes);
      return entry;
    });
  } catch (cause) {
    if (cause instanceof Refused) throw cause;
    throw await unavailable(cause);
  }
  await browser.storage.session.remove(BROKEN);
  deliverLater(GATHER_MS);
  return row;
}

/** Inside the transaction: an intent is accounted for once, whoever comes first. */
async function closeIntent(id: string): Promise<void> {
  const intent = await database.intents.get(id);
  if (intent?.state !== 'open') throw new Refused('stale', 'This fill was accounted for already.');
  await database.intents.put({ ...intent, state: 'closed' });
}

export interface IntentChange {
  /** stored under the event's own id */
  opens?: Omit<IntentRow, 'id'>;
  /** id of the intent this event accounts for */
  closes?: string;
}

/** Storing works again, as somebody just tried. */
export async function evidenceMended(): Promise<void> {
  await browser.storage.session.remove(BROKEN);
}

/** Why evidence cannot be stored just now, as a sentence; null while it can. */
export async function evidenceBroken(): Promise<string | null> {
  const held = await browser.storage.session.get(BROKEN);
  return (held[BROKEN] as string | undefined) ?? null;
}

async function unavailable(cause: unknown): Promise<Refused> {
  console.error('Unswivel: an event could not be stored', cause);
  const sentence =
    storageTrouble(cause)?.sentence ??
    'This browser could not store the evidence for it. Restart the browser; if it stays, tell your administrator.';
  await browser.storage.session.set({ [BROKEN]: sentence });
  return new Refused('evidence.unavailable', `Nothing was done. ${sentence}`);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
