/** A client leaves: all our access there ends, in the same way. */
import type { Caller } from '../caller.ts';
import type { Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { actorOf } from '../own-events.ts';
import { objectsNaming } from '../references.ts';
import { sayWith } from '../sources/say-with.ts';
import { endAll } from './end-all.ts';
import { endingIn, isThere, machinesOf, orphans } from './endings.ts';
import { type FannedOut, madeBy } from './fan-out.ts';
import { recordAt } from './record-at.ts';

export const movementOfClient = (client: string): string => `client-${client}`;

/** Asked for twice, only what came since is added. */
export async function leaveClient(
  trx: Writing,
  caller: Caller,
  id: string,
  why: string,
  at: string,
): Promise<FannedOut> {
  const record = await recordAt(trx);
  const client = record.clients.get(id);
  if (!client) throw new Refused('record.unknown', { kind: 'client', id });
  const movement = movementOfClient(id);
  const there = await objectsNaming(trx, 'accounts', 'clients', [id]);
  const endings = [
    ...there.filter(isThere).flatMap((account) => endingIn(record, account, null) ?? []),
    ...(await orphans(trx, record, (row) => row.where('client', '=', id))),
    ...(await machinesOf(trx, record, 'clients', client)),
  ];
  const by = { actor: actorOf(caller), owner: caller.technician, behalf: caller.technician };
  await endAll({ trx, by, record, movement, at, why, of: { client: id } }, endings);
  const made = await madeBy(trx, movement);
  await sayWith(trx, {
    ...{
      verb: 'movement.fanned-out',
      outcome: 'success',
      actor: actorOf(caller),
      client: { id, version: client.version },
    },
    object: { type: 'client', key: id },
    detail: { movement, kind: 'left', requests: made.requests, clients: made.clients, why },
  });
  return { movement, ...made, left: [] };
}
