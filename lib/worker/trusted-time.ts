/** A clock that cannot be set back: what ended by the collector's time stays ended on this device (attack 35). */
import { database } from './database.ts';

/** The longest lease (snapshot.ts): its end less this is when the collector gave it. */
const LEASE_MS = 12 * 3_600_000;

/** Now, in ms since 1970: the device's clock, but never before the newest moment the collector was heard to name. */
export async function trustedNow(identity: { id: string }): Promise<number> {
  const setting = await database.settings.get(keyOf(identity.id));
  return Math.max(Date.now(), typeof setting?.value === 'number' ? setting.value : 0);
}

/**
 * Keeps the moment of an answer: its Date (RFC 9110 §6.6.1; a browser shows it where the collector's address was granted, or exposes it), else the end of the lease it
 * gives. For answers of a collector this device is enrolled with. That it could not be kept is no reason to lose the answer.
 */
export async function keepServerTime(identity: string, headers: Headers): Promise<void> {
  const at = moment(headers.get('Date')) || moment(headers.get('Unswivel-Lease-Until')) - LEASE_MS;
  if (at > 0) await keep(identity, at);
}

async function keep(identity: string, at: number): Promise<void> {
  try {
    await database.transaction('rw', database.settings, async () => {
      const held = await database.settings.get(keyOf(identity));
      if (typeof held?.value === 'number' && held.value >= at) return;
      await database.settings.put({ key: keyOf(identity), value: at });
    });
  } catch (error) {
    console.error('Unswivel: the collector’s time could not be kept', error);
  }
}

function moment(text: string | null): number {
  const at = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? 0 : at;
}

function keyOf(identity: string): string {
  return `time.${identity}`;
}
