/** A technician confirms, once and for the whole team, how the PSA calls a client. */
import type { Client } from '../record/record.schema.ts';
import { type Change, putObject } from './change-object.ts';
import type { Database } from './database.ts';
import { Refused } from './errors.ts';
import { sameName } from './object-keys.ts';
import { findObject, lockRecord } from './objects.ts';

export interface NameRequest {
  kind: 'psaCompanyId' | 'alias';
  value: string;
}

const MOST = 50;

/** The client with the name added, as its next version; unchanged when it had it. Throws `Refused` 409 naming both clients when it is another's. */
export async function confirmName(db: Database, id: string, request: NameRequest, change: Change): Promise<Client> {
  return db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    const client = await findObject(trx, 'clients', id);
    if (!client) throw new Refused('record.unknown', { kind: 'client', id });
    const list = request.kind === 'alias' ? 'aliases' : 'psaCompanyIds';
    const scope = request.kind === 'alias' ? 'name' : 'PSA company id';
    const value = request.kind === 'alias' ? sameName(request.value) : request.value.trim();
    const owner = await trx
      .selectFrom('object_keys')
      .select('id')
      .where('kind', '=', 'clients')
      .where('scope', '=', scope)
      .where('value', '=', value)
      .executeTakeFirst();
    if (owner?.id === id) return client;
    if (owner) {
      const other = await findObject(trx, 'clients', owner.id);
      throw new Refused('names.taken', { value: request.value, owner: other?.name ?? owner.id, client: client.name });
    }
    if (client[list].length >= MOST) throw new Refused('names.full', { client: client.name, most: MOST });
    return putObject(trx, 'clients', { ...client, [list]: [...client[list], request.value] }, change);
  });
}
