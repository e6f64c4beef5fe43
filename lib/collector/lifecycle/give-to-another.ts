/** Everything somebody answers for is given to another, in one piece: whoever leaves is replaced before all of it is closed. */
import type { Caller } from '../caller.ts';
import { type Change, putObject } from '../change-object.ts';
import type { Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import type { Kind, Kinds } from '../kinds.ts';
import { findObject } from '../objects.ts';
import { actorOf } from '../own-events.ts';
import { sayWith } from '../sources/say-with.ts';
import { take } from './act.ts';
import { findMovement } from './fan-out.ts';
import { type Owned, ownedBy } from './owners.ts';
import { personOf } from './person.ts';
import { findRequest } from './requests.ts';

/** How much was given. Throws `Refused` 404, 409, 422. */
export async function giveToAnother(
  trx: Writing,
  caller: Caller,
  movement: string,
  { owner, why }: { owner: string; why: string },
  at: string,
): Promise<number> {
  const { technician, kind } = await findMovement(trx, movement);
  if (kind !== 'left') throw new Refused('lifecycle.notLeft');
  const next = await findObject(trx, 'technicians', owner);
  if (!next?.active || owner === technician)
    throw new Refused('record.reference', { kind: 'active technician', id: owner });
  const all = await ownedBy(trx, technician);
  const change: Change = { at, by: caller.technician, why };
  for (const one of all)
    if (one.kind === 'request') await handOver(trx, caller, one.id, { owner, why }, at);
    else if (await GIVE[one.kind]({ trx, id: one.id, change }, owner)) await sayGiven(trx, caller, one, owner, why);
  return all.length;
}

interface Stored {
  trx: Writing;
  id: string;
  change: Change;
}

/** False where it is not there any more. */
type Give = (stored: Stored, owner: string) => Promise<boolean>;

const GIVE: Record<Exclude<Owned['kind'], 'request'>, Give> = {
  template: (stored, owner) => put(stored, 'templates', (one) => ({ ...one, owner })),
  client: (stored, owner) => put(stored, 'clients', (one) => ({ ...one, owner })),
  workflow: (stored, owner) => put(stored, 'clients', (one) => ({ ...one, lifecycle: { ...one.lifecycle, owner } })),
  exception: (stored, owner) => put(stored, 'exceptions', (one) => ({ ...one, owner })),
  machine: (stored, owner) => put(stored, 'machines', (one) => ({ ...one, owner })),
  account: (stored, owner) =>
    put(stored, 'accounts', (one) => ({ ...one, technician: owner, usedBy: without(one.usedBy, owner) })),
};

async function put<K extends Kind>(
  { trx, id, change }: Stored,
  kind: K,
  given: (object: Kinds[K]) => Kinds[K],
): Promise<boolean> {
  const object = await findObject(trx, kind, id);
  if (object) await putObject(trx, kind, given(object), change);
  return object !== undefined;
}

const without = (all: string[] | undefined, id: string): string[] | undefined => all?.filter((one) => one !== id);

const sayGiven = (trx: Writing, caller: Caller, { kind, id }: Owned, owner: string, why: string): Promise<void> =>
  sayWith(trx, {
    ...{ verb: 'record.changed', outcome: 'success', actor: actorOf(caller), object: { type: kind, key: id } },
    ...{ fields: [{ attribute: 'owner', to: owner }], detail: { why } },
  });

async function handOver(
  trx: Writing,
  caller: Caller,
  id: string,
  set: { owner: string; why: string },
  at: string,
): Promise<void> {
  const request = await findRequest(trx, id);
  const client = request && (await findObject(trx, 'clients', request.object.client));
  if (!request || !client) return;
  const person = await personOf(trx, caller, client);
  await take({ trx, at, request, client, person, actor: actorOf(caller) }, 'hand-over', { why: set.why }, set);
}
