/** Erasing what requests hold of a client, of a person, or of a person at a client. What the log says of them is erased with the log. */
import { isOpen } from '../../lifecycle/states.ts';
import type { ErasureRequest } from '../../wire/evidence-erase.schema.ts';
import type { Database } from '../database.ts';
import { AT_ONCE } from '../references.ts';

interface Found {
  id: string;
  state: string;
  client: string;
  technician: string | null;
}

/** `gone`: over, and under no legal hold. `kept`: access that may still work must be ended and proven, and what is held stays. */
export async function requestsOf(db: Database, request: ErasureRequest): Promise<{ gone: string[]; kept: number }> {
  const { client, technician, before } = request;
  let query = db.selectFrom('requests').select(['id', 'state', 'client', 'technician']);
  if (client) query = query.where('client', '=', client);
  if (before) query = query.where('made_at', '<', new Date(before).toISOString());
  if (technician)
    query = query.where((e) =>
      e.or([
        e('technician', '=', technician),
        e('owner', '=', technician),
        e('id', 'in', e.selectFrom('request_steps').select('request').where('by', '=', technician)),
      ]),
    );
  const found: Found[] = await query.execute();
  const holds = await db.selectFrom('evidence_holds').select(['client', 'technician']).execute();
  const held = (one: Found) =>
    holds.some(
      (hold) =>
        (hold.client === null || hold.client === one.client) &&
        (hold.technician === null || hold.technician === one.technician || hold.technician === technician),
    );
  const gone = found.filter((one) => !isOpen(one.state as Parameters<typeof isOpen>[0]) && !held(one));
  return { gone: gone.map(({ id }) => id), kept: found.length - gone.length };
}

/** Takes them out with their steps and links. */
export async function forgetRequests(trx: Database, request: ErasureRequest): Promise<void> {
  const { gone } = await requestsOf(trx, request);
  for (let at = 0; at < gone.length; at += AT_ONCE) {
    const ids = gone.slice(at, at + AT_ONCE);
    await trx.deleteFrom('approval_links').where('request', 'in', ids).execute();
    await trx.deleteFrom('request_steps').where('request', 'in', ids).execute();
    await trx.deleteFrom('requests').where('id', 'in', ids).execute();
  }
}
