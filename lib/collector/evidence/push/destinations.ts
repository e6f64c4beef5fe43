/** Where evidence is pushed to, as administrators set it. */
import type { z } from 'zod';
import type { Destination, destinationRequestSchema } from '../../../wire/evidence.schema.ts';
import { said } from '../../administration/said.ts';
import type { Caller } from '../../caller.ts';
import type { Database } from '../../database.ts';
import { Refused } from '../../errors.ts';
import type { Collector } from '../../http.ts';
import { currentKey } from '../../log-book.ts';
import { readHead } from '../../log-head.ts';
import { findObject } from '../../objects.ts';
import { changeRecord } from '../../sources/say-with.ts';
import { addressesOf, NotAllowed } from './address.ts';
import { sealPushSecret } from './push-secret.ts';

type Request = z.infer<typeof destinationRequestSchema>;

export async function listDestinations(db: Database): Promise<Destination[]> {
  const { size } = await readHead(db);
  const rows = await db.selectFrom('destinations').selectAll().orderBy('label').orderBy('id').execute();
  return rows.map(
    ({ id, label, kind, url, sealed, client, paused, next, last_ok_at, problem, retry_at, rejected }) => ({
      ...{ id, label, kind: kind as Destination['kind'], url, paused: paused === 1, hasSecret: sealed !== null },
      ...(client ? { client } : {}),
      ...{ sent: Number(next), size, lastOkAt: last_ok_at, problem, retryAt: retry_at, rejected: Number(rejected) },
    }),
  );
}

/** A new one begins with what comes next; a changed one goes on where it was. Throws `Refused` 422 for an address that is not allowed, or an unknown client. */
export async function putDestination(
  collector: Collector,
  id: string,
  request: Request,
  caller?: Caller,
): Promise<Destination> {
  const { db, book } = collector;
  const { label, kind, url, secret, client, paused } = request;
  await checkAddress(collector, url);
  if (client && !(await findObject(db, 'clients', client))) throw new Refused('destination.client', { client });
  const known = await db.selectFrom('destinations').select(['url', 'sealed']).where('id', '=', id).executeTakeFirst();
  // A secret is for the host it was given for, and for how that is reached: another address does not get it.
  if (known?.sealed && secret === undefined && new URL(known.url).origin !== new URL(url).origin)
    throw new Refused('destination.secret');
  const sealed = secret === undefined ? (known?.sealed ?? null) : sealPushSecret(await currentKey(db, book), secret);
  const told = {
    label,
    kind,
    url,
    sealed,
    client: client ?? null,
    paused: paused ? 1 : 0,
    problem: null,
    failures: 0,
    rejected: 0,
    retry_at: null,
  };
  await changeRecord(collector, async (trx) => {
    const { size } = await readHead(trx);
    await trx
      .insertInto('destinations')
      .values({ id, ...told, next: size, last_ok_at: null })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(told))
      .execute();
    // Of the address the host only: a path may hold a token.
    const detail = { change: known ? 'changed' : 'added', kind, host: new URL(url).host, paused };
    if (caller)
      await said(trx, caller, { verb: 'destination.changed', object: { type: 'destination', key: id }, detail });
  });
  return (await listDestinations(db)).find((one) => one.id === id) as Destination;
}

/** A name that cannot be resolved now is checked when something is sent. */
async function checkAddress({ allowedDestinations = [] }: Collector, url: string): Promise<void> {
  try {
    await addressesOf(new URL(url), allowedDestinations);
  } catch (error) {
    if (error instanceof NotAllowed) throw new Refused('destination.address', { why: error.message });
  }
}

/** Throws `Refused` 404. */
export async function removeDestination(collector: Collector, id: string, caller: Caller): Promise<void> {
  await changeRecord(collector, async (trx) => {
    const { numDeletedRows } = await trx.deleteFrom('destinations').where('id', '=', id).executeTakeFirst();
    if (numDeletedRows === 0n) throw new Refused('destination.unknown');
    const detail = { change: 'removed' };
    await said(trx, caller, { verb: 'destination.changed', object: { type: 'destination', key: id }, detail });
  });
}
