import type { Identity } from '../database.ts';
import { Refused } from '../errors.ts';
import { currentIdentity } from '../identity.ts';
import { isGranted } from '../permission.ts';
import { type EventParts, recordEvent } from '../record-event.ts';
import { cachedRecord } from '../snapshot.ts';

/** The person let the extension into consoles, in the browser's own prompt; each is told as the browser now says it is, whatever the page that asked believes. */
export async function tellGranted(origins: readonly string[]): Promise<void> {
  await tellConsoles(origins, async (console) => ((await isGranted(console)) ? 'success' : 'failed'));
}

/** The person was asked to let the extension in, and did not. */
export async function tellDeclined(origins: readonly string[]): Promise<void> {
  await tellConsoles(origins, async () => 'cancelled');
}

/** Work pauses here, or goes on: why nothing was logged in between. */
export async function tellPause(paused: boolean): Promise<void> {
  const identity = await currentIdentity();
  if (!identity) return;
  await tell(identity, {
    verb: 'device.paused',
    outcome: 'success',
    object: { type: 'device', key: identity.id },
    detail: { paused },
  });
}

/** The last event of an enrolment whose technician signs out. */
export async function tellLeaving(identity: Identity): Promise<void> {
  await tell(identity, { verb: 'device.left', outcome: 'success', object: { type: 'device', key: identity.id } });
}

type Asked = { id: string; profile: string | null; origins: string[] };

async function tellConsoles(
  origins: readonly string[],
  outcomeOf: (console: Asked) => Promise<EventParts['outcome']>,
): Promise<void> {
  const identity = await currentIdentity();
  const record = identity && (await cachedRecord(identity));
  if (!identity || !record) return;
  for (const console of record.snapshot.consoles.filter((one) =>
    one.origins.some((origin) => origins.includes(origin)),
  )) {
    await tell(identity, {
      verb: 'console.granted',
      outcome: await outcomeOf(console),
      console: { id: console.id, profile: console.profile },
      object: { type: 'console', key: console.id },
    });
  }
}

/** These are the person's to do with or without us: that it cannot be stored is shown by the state and stops nobody from leaving. */
async function tell(identity: Identity, parts: EventParts): Promise<void> {
  try {
    await recordEvent(identity, parts);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}
