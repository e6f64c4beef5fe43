import { browser } from 'wxt/browser';
import { database, type Identity } from './database.ts';
import { Refused } from './errors.ts';
import { type EventParts, recordEvent } from './record-event.ts';
import { changeSession } from './session-store.ts';

/**
 * How often refusals of one kind are told one by one. A person's presses are few, and each matters: 20, and one more each half minute. What a page causes by itself has
 * no such limit of its own: 20 in all.
 */
const BY = { person: { first: 20, refillMs: 30_000 }, page: { first: 20, refillMs: Number.POSITIVE_INFINITY } };
/** A rest that was not told for so long is told (ms). */
const QUIET_MS = 10 * 60_000;
/** A tab never holds more kinds apart than this; what comes after counts as one. */
const MOST_KINDS = 40;
const OTHERS = 'others';

/** What was told of one kind in one tab. `untold` came since the last telling; `last` is the latest of them. */
interface Tally {
  identity: string;
  seen: number;
  untold: number;
  left: number;
  at: number;
  last: EventParts;
}

const PREFIX = 'refusals:';
const tabKey = (tab: number) => `${PREFIX}${tab}`;

/**
 * Tells the log of something that was refused, failed or cancelled, without letting a page flood it: the first of a kind (origin, verb, code) one by one, then each time
 * their number has doubled, and the rest when it is quiet or the tab closes; `detail.times` says how many an event stands for. A page that tries a million times
 * leaves some thirty events. That evidence cannot be stored is shown by the state and turns no refusal into a yes, so that nothing is thrown. The counts live in the session:
 * a browser that is killed loses how often, never that it happened.
 */
export async function tellRefusal(
  identity: Identity,
  tab: number,
  parts: EventParts,
  by: keyof typeof BY,
): Promise<void> {
  await changeSession<Record<string, Tally>>(tabKey(tab), async (held = {}) => {
    const named = [identity.id, parts.page?.origin, parts.verb, parts.code].join(' ');
    const kind = named in held || Object.keys(held).length < MOST_KINDS ? named : OTHERS;
    const now = Date.now();
    const { first, refillMs } = BY[by];
    const before = held[kind] ?? { identity: identity.id, seen: 0, untold: 0, left: first, at: now, last: parts };
    // A clock that was set back gives nothing; one that was set ahead fills the allowance once.
    const left = Math.min(first, before.left + Math.max(0, now - before.at) / refillMs);
    const tally = { ...before, seen: before.seen + 1, untold: before.untold + 1, at: now, left, last: parts };
    const due = left >= 1 || isPowerOfTwo(tally.seen);
    const told = due && (await tell(identity, tally));
    return { ...held, [kind]: told ? { ...tally, untold: 0, left: Math.max(0, left - 1) } : tally };
  });
}

/** Tells what was counted and not told yet: of a tab that closed, or of every tab where it has been quiet. */
export async function tellRest(closed?: number): Promise<void> {
  const held = Object.keys(await browser.storage.session.get(null));
  const keys = held.filter((key) => (closed === undefined ? key.startsWith(PREFIX) : key === tabKey(closed)));
  for (const key of keys) {
    await changeSession<Record<string, Tally>>(key, async (held = {}) => {
      const next = { ...held };
      for (const [kind, tally] of Object.entries(held)) {
        const due = tally.untold > 0 && (closed !== undefined || Math.abs(Date.now() - tally.at) > QUIET_MS);
        const identity = due ? await database.identities.get(tally.identity) : undefined;
        if (identity && (await tell(identity, tally))) next[kind] = { ...tally, untold: 0 };
      }
      return next;
    });
  }
  if (closed !== undefined) await browser.storage.session.remove(tabKey(closed));
}

async function tell(identity: Identity, { last, untold }: Tally): Promise<boolean> {
  try {
    await recordEvent(identity, untold > 1 ? { ...last, detail: { ...last.detail, times: untold } } : last);
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return false;
  }
}

function isPowerOfTwo(n: number): boolean {
  return (n & (n - 1)) === 0;
}
