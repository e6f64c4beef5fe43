import { database, type Identity } from './database.ts';
import { Refused } from './errors.ts';
import { dropCache } from './sealed-cache.ts';

const CURRENT = 'identity.current';

/** Who is signed in to Unswivel in this browser profile; null before the first enrolment and after signing out. */
export async function currentIdentity(): Promise<Identity | null> {
  const setting = await database.settings.get(CURRENT);
  const identity = setting ? await database.identities.get(String(setting.value)) : undefined;
  return identity && !identity.leaving ? identity : null;
}

/** As `currentIdentity`, or throws `Refused`: `device.not-enrolled`. */
export async function requireIdentity(): Promise<Identity> {
  const identity = await currentIdentity();
  if (!identity)
    throw new Refused(
      'device.not-enrolled',
      'This browser is not enrolled yet. Open Unswivel’s options and enter an enrolment code.',
    );
  return identity;
}

/** A device whose chain the log holds in another version records nothing more. Throws `Refused`: `device.stopped`. */
export function requireRunning(identity: Identity): void {
  if (identity.stopped) throw new Refused('device.stopped', identity.stopped);
}

/** Every enrolment that may be switched to. */
export async function enrolledIdentities(): Promise<Identity[]> {
  return (await database.identities.toArray()).filter((identity) => !identity.leaving);
}

/** Stores a new enrolment and makes it the current one, in one transaction. An earlier enrolment of the same technician delivers what it holds and goes. */
export async function adoptIdentity(identity: Identity): Promise<void> {
  await database.transaction('rw', database.identities, database.settings, async () => {
    const earlier = (await database.identities.toArray()).filter(
      (other) => !other.leaving && other.technician === identity.technician && other.collector === identity.collector,
    );
    for (const other of earlier) await database.identities.update(other.id, { leaving: true });
    await database.identities.add(identity);
    await database.settings.put({ key: CURRENT, value: identity.id });
  });
}

/** Switches to another enrolled technician. Throws `Refused`: `device.unknown-technician`. */
export async function switchIdentity(technician: string): Promise<Identity> {
  const identity = (await enrolledIdentities()).find((one) => one.technician === technician);
  if (!identity)
    throw new Refused(
      'device.unknown-technician',
      'This technician is not enrolled in this browser. Enter an enrolment code first.',
    );
  await database.settings.put({ key: CURRENT, value: identity.id });
  return identity;
}

/** Ends acting as this identity at once; its undelivered evidence stays until it is delivered. */
export async function leaveIdentity(identity: Identity): Promise<void> {
  await database.transaction(
    'rw',
    [
      ...[database.identities, database.settings, database.tickets],
      ...[database.caches, database.records, database.policies],
    ],
    async () => {
      await database.identities.update(identity.id, { leaving: true, session: undefined });
      await database.settings.delete(CURRENT);
      await dropCache(identity.id);
      await database.tickets.where('[identity+at]').between([identity.id, 0], [identity.id, Infinity]).delete();
    },
  );
}
