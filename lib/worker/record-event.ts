import { browser } from 'wxt/browser';
import { firstHead, nextEntry } from '../evidence/chain.ts';
import { type EventBody, eventBodySchema } from '../evidence/event.schema.ts';
import { MASKED_FIELD, makeEvent, storable } from '../evidence/event.ts';
import { applyPolicy } from '../evidence/field-policy.ts';
import { toHex } from '../evidence/hex.ts';
import { isSecretField } from '../evidence/secret-name.ts';
import { clientPolicy } from './client-policy.ts';
import { database, type Identity, type IntentRow, type OutboxRow } from './database.ts';
import { deliverLater } from './delivery.ts';
import { Refused } from './errors.ts';
import { closedIntent, holdFill, keptIntent, type OpenedFill } from './held-fill.ts';
import { requireRunning } from './identity.ts';
import { storageTrouble } from './storage-trouble.ts';

/** What an event says beyond its id, time and actor, which are the worker's own. Every event names what it is about. */
export type EventParts = Omit<EventBody, 'v' | 'id' | 'at' | 'actor' | 'object'> & {
  object: NonNullable<EventBody['object']>;
};

/** Told to every part of the extension that evidence cannot be stored; gone once it can again. */
export const EVIDENCE_BROKEN = 'evidence.broken';
/** A burst of events goes out as one batch. */
const GATHER_MS = 400;
const VALUE = 2048;

/**
 * Stores one event durably: its place in the device's chain and its row in the outbox in ONE strict transaction, with the intent it opens or closes.
 * Secrets are masked and the client's policy is applied before anything is stored. Resolves only after the transaction completed, so that an action may rest on it
 * (promise 1). Throws `Refused`: `evidence.unavailable`, `device.stopped`, `device.not-enrolled`, `stale`; `ZodError` for a body that is none, which would be our bug.
 */
export async function recordEvent(
  identity: Identity,
  parts: EventParts,
  change: IntentChange = {},
): Promise<OutboxRow> {
  const [entry] = await storeEvents(identity, [await preparedEvent(identity, parts)], async ({ body }) => {
    if (change.opens) await database.intents.add(keptIntent(change.opens, body));
    if (change.closes) await closeIntent(change.closes, change.lost ?? false);
  });
  const row = entry as OutboxRow;
  if (change.opens) await holdFill(row.body.id, masked(change.opens));
  await stored();
  return row;
}

/** An event's body as it is stored, with the salt it is bound by. */
interface PreparedEvent {
  body: EventBody;
  salt: string;
}

/** Secrets masked and the client's policy applied. Throws as `recordEvent`. */
async function preparedEvent(identity: Identity, parts: EventParts): Promise<PreparedEvent> {
  requireRunning(identity);
  const actor = { technician: identity.technician, version: identity.technicianVersion, device: identity.id };
  const salt = toHex(crypto.getRandomValues(new Uint8Array(32)));
  // Its record comes from the database too: where that is broken, nothing is known and nothing stored.
  const { policies, known } = await clientPolicy(identity, parts).catch(async (cause) => {
    throw await unavailable(cause);
  });
  return { body: eventBodySchema.parse(applyPolicy(makeEvent({ ...parts, actor }), policies, salt, known)), salt };
}

/** Appends events to the device's chain and outbox in ONE strict transaction, and what `also` does with each. */
async function storeEvents(
  identity: Identity,
  events: readonly PreparedEvent[],
  also?: (row: OutboxRow) => Promise<void>,
): Promise<OutboxRow[]> {
  try {
    const { identities, heads, outbox, intents } = database;
    return await database.transaction('rw', identities, heads, outbox, intents, async () => {
      // Nothing but the database may be awaited here: any other promise ends the transaction.
      await requireOpenChain(identity);
      let head = (await database.heads.get(identity.id))?.head ?? firstHead(identity.log, identity.id);
      const rows: OutboxRow[] = [];
      for (const { body, salt } of events) {
        const next = nextEntry(head, body, salt);
        const { leaf, leafHash } = next;
        rows.push({ identity: identity.id, seq: leaf.seq, leaf, leafHash, salt, body, state: 'waiting' });
        head = next.head;
      }
      await (rows[0] && rows.length === 1 ? database.outbox.add(rows[0]) : database.outbox.bulkAdd(rows));
      await database.heads.put({ identity: identity.id, head });
      if (also) for (const row of rows) await also(row);
      return rows;
    });
  } catch (cause) {
    if (cause instanceof Refused) throw cause;
    throw await unavailable(cause);
  }
}

/** Somebody signed out while this was on its way: what is stored after the last delivery would stay here for ever. */
async function requireOpenChain({ id }: Identity): Promise<void> {
  const stored = await database.identities.get(id);
  if (!stored || stored.leaving === 'closed')
    throw new Refused(
      'device.not-enrolled',
      'Nothing was done: the technician it was for has signed out of this browser.',
    );
}

/** So many of one reading share a transaction: one sync of the disk for them, and no long hold of the chain. */
const TOGETHER = 100;

/** Stores what one reading showed, in as few transactions as it may; resolves when the last is on disk. Throws as `recordEvent`, with the transactions before kept. */
export async function recordEvents(identity: Identity, all: readonly EventParts[]): Promise<void> {
  for (let at = 0; at < all.length; at += TOGETHER) {
    const events: PreparedEvent[] = [];
    for (const parts of all.slice(at, at + TOGETHER)) events.push(await preparedEvent(identity, parts));
    await storeEvents(identity, events);
  }
  if (all.length === 0) return;
  await stored();
}

/** Storing works, and what was stored goes out soon. */
async function stored(): Promise<void> {
  await evidenceMended();
  deliverLater(GATHER_MS);
}

/** What stood in the page before may be a secret somebody pasted: no more of it is held than its event says. */
function masked(fill: OpenedFill): OpenedFill {
  return {
    ...fill,
    fields: fill.fields.map(({ from, ...field }) =>
      from === undefined
        ? field
        : { ...field, from: isSecretField(field, from) ? MASKED_FIELD : storable(from, VALUE) },
    ),
  };
}

/** Inside the transaction: an intent is accounted for once, whoever comes first; one given up as lost once more, by an outcome that came after all. */
async function closeIntent(id: string, lost: boolean): Promise<void> {
  const intent = await database.intents.get(id);
  if (!intent || !isUnaccounted(intent, lost)) throw new Refused('stale', 'This fill was accounted for already.');
  await database.intents.put(closedIntent(intent, lost));
}

/** True while the outcome of an intent may still be told; for one that is given up as lost, only by the page itself. */
export function isUnaccounted(intent: IntentRow, giveUp = false): boolean {
  return intent.state === 'open' || (intent.lost === true && !giveUp);
}

export interface IntentChange {
  /** stored under the event's own id */
  opens?: OpenedFill;
  /** id of the intent this event accounts for */
  closes?: string;
  /** nobody told its outcome: the event says that, and an outcome that comes late is still taken */
  lost?: boolean;
}

/** Storing works again, as somebody just tried. */
export async function evidenceMended(): Promise<void> {
  await browser.storage.session.remove(EVIDENCE_BROKEN);
}

/** Why evidence cannot be stored just now, as a sentence; null while it can. */
export async function evidenceBroken(): Promise<string | null> {
  const held = await browser.storage.session.get(EVIDENCE_BROKEN);
  return (held[EVIDENCE_BROKEN] as string | undefined) ?? null;
}

async function unavailable(cause: unknown): Promise<Refused> {
  console.error('Unswivel: an event could not be stored', cause);
  const sentence =
    storageTrouble(cause)?.sentence ??
    'This browser could not store the evidence for it. Restart the browser; if it stays, tell your administrator.';
  await browser.storage.session.set({ [EVIDENCE_BROKEN]: sentence });
  return new Refused('evidence.unavailable', `Nothing was done. ${sentence}`);
}
