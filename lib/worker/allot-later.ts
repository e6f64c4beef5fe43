import { type AllotRequest, settleAccount } from './allot-account.ts';
import { CollectorRefusal, Unreachable } from './call-collector.ts';
import { database, type Identity } from './database.ts';

/** Accounts of fills that had no answer from the collector, or needed none because the form has no login: the record must know of them too. */
const MOST = 500;

/** Notes an account to settle; noted twice it is settled once. */
export async function settleLater(identity: Identity, account: AllotRequest): Promise<void> {
  await change(identity, (waiting) => [...waiting.filter((one) => !isSame(one, account)), account].slice(-MOST));
}

/** Settles what was noted, oldest first, until the collector is away. One it refuses is a person's to decide, and said at their next fill there. */
export async function settleWaiting(identity: Identity): Promise<void> {
  for (const account of await waitingOf(identity)) {
    try {
      await settleAccount(identity, account);
    } catch (error) {
      if (error instanceof Unreachable) return;
      if (!(error instanceof CollectorRefusal)) throw error;
      if (error.status === 401 || error.status === 403 || error.status === 429 || error.status >= 500) return;
    }
    await change(identity, (waiting) => waiting.filter((one) => !isSame(one, account)));
  }
}

const keyOf = ({ id }: Identity) => `allot.${id}`;

async function waitingOf(identity: Identity): Promise<AllotRequest[]> {
  return ((await database.settings.get(keyOf(identity)))?.value as AllotRequest[] | undefined) ?? [];
}

async function change(identity: Identity, next: (waiting: AllotRequest[]) => AllotRequest[]): Promise<void> {
  await database.transaction('rw', database.settings, async () => {
    const value = next(await waitingOf(identity));
    if (value.length > 0) await database.settings.put({ key: keyOf(identity), value });
    else await database.settings.delete(keyOf(identity));
  });
}

const isSame = (a: AllotRequest, b: AllotRequest): boolean =>
  a.technician === b.technician && a.client === b.client && a.console === b.console && a.purpose === b.purpose;
