/** Of which places this device has the accounts: a device of somebody who sees very many holds those of few clients, and asks for others where it works. Pure. */
import type { Account, Client } from '../record/record.schema.ts';
import type { Snapshot } from '../wire/api.schema.ts';

/** The record as this device holds it: what came with it, and the accounts of places that were asked for since. */
export type HeldSnapshot = Snapshot & { looked?: readonly Place[] };

interface Place {
  client: string;
  console: string;
}

/** Places that were asked for longest ago are forgotten first. */
const MOST_PLACES = 40;

/** Whether all accounts of a client in a console are here. */
export const holdsAccountsAt = (
  { accountsOf, looked = [] }: HeldSnapshot,
  client: Pick<Client, 'id'>,
  console: { id: string },
): boolean =>
  accountsOf === undefined ||
  accountsOf.includes(client.id) ||
  looked.some((one) => one.client === client.id && one.console === console.id);

/** Whether the account is one of those this device keeps. */
export const isHeld = (snapshot: HeldSnapshot, one: Account): boolean =>
  holdsAccountsAt(snapshot, { id: one.client }, { id: one.console }) || isOwn(snapshot, one);

const isOwn = ({ me }: Snapshot, { technician, usedBy = [] }: Account): boolean =>
  technician === me.technician.id || usedBy.includes(me.technician.id);

/** The record with all accounts of one more place, as they are now. */
export function withPlace(snapshot: HeldSnapshot, place: Place, accounts: readonly Account[]): HeldSnapshot {
  const others = (snapshot.looked ?? []).filter((one) => one.client !== place.client || one.console !== place.console);
  const next: HeldSnapshot = { ...snapshot, looked: [...others, place].slice(-MOST_PLACES) };
  const there = snapshot.accounts.filter(
    (one) => isHeld(next, one) && (one.client !== place.client || one.console !== place.console),
  );
  return { ...next, accounts: [...there, ...accounts].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}
