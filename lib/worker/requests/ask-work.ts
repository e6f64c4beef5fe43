import { type RequestView, requestsSchema } from '../../wire/lifecycle.schema.ts';
import { callCollector } from '../call-collector.ts';
import type { Identity } from '../database.ts';

const MOST = 100;

/** What waits for the person: to be decided on, to be done, or to be looked at. Throws `Unreachable`, `CollectorRefusal`. */
export async function askWork(identity: Identity, work: 'approve' | 'do' | 'verify'): Promise<RequestView[]> {
  const { value } = await callCollector(identity, `/v1/requests?work=${work}&limit=${MOST}`, {
    schema: requestsSchema,
  });
  return value?.requests ?? [];
}
