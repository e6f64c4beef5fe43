import { type RequestView, requestSchema } from '../../wire/lifecycle.schema.ts';
import { CollectorRefusal, callCollector } from '../call-collector.ts';
import type { Identity } from '../database.ts';

/** One request as it stands. Null where it is gone, or nothing of theirs any more. Throws `Unreachable`, `CollectorRefusal`. */
export async function askOne(identity: Identity, id: string): Promise<RequestView | null> {
  try {
    return (await callCollector(identity, `/v1/requests/${encodeURIComponent(id)}`, { schema: requestSchema })).value;
  } catch (error) {
    if (error instanceof CollectorRefusal && error.status === 404) return null;
    throw error;
  }
}
