import { enrolmentAnswerSchema } from '../../wire/api.schema.ts';
import { coverListSchema, coverSchema } from '../../wire/cover.schema.ts';
import type { OwnMessage } from '../../wire/own.schema.ts';
import type { Cover } from '../../wire/own.ts';
import type { Identity } from '../database.ts';
import type { EventParts } from '../record-event.ts';
import { refreshRecord } from '../refresh.ts';
import { cachedRecord } from '../snapshot.ts';
import { announced } from './announced.ts';
import { askCollector } from './ask-collector.ts';

type Own<T extends OwnMessage['type']> = Extract<OwnMessage, { type: T }>;

/** Time-boxed on-call cover; evidence first, like every step that widens what somebody may do. */
export async function takeCover(
  identity: Identity,
  { client, hours, reason }: Own<'own.cover'>,
): Promise<{ until: string }> {
  const parts = {
    verb: 'cover.taken',
    ...(await clientOf(identity, client)),
    object: { type: 'client', key: client },
    detail: { hours, reason },
  } as const;
  const cover = await announced(identity, parts, () =>
    askCollector(identity, '/v1/cover', { method: 'POST', body: { client, hours, reason }, schema: coverSchema }),
  );
  await refreshRecord(identity, { inject: true });
  return { until: cover.until };
}

/** Cover taken: one's own, or everybody's for a lead. */
export async function listCover(identity: Identity): Promise<Cover[]> {
  return (await askCollector(identity, '/v1/cover', { schema: coverListSchema })).cover;
}

/** Notes that a lead looked at a cover; nobody reviews their own. */
export async function reviewCover(identity: Identity, { cover }: Own<'own.review'>): Promise<void> {
  await announced(identity, { verb: 'cover.reviewed', object: { type: 'cover', key: cover } }, () =>
    askCollector(identity, `/v1/cover/${encodeURIComponent(cover)}/review`, { method: 'POST', schema: coverSchema }),
  );
}

/** A one-time enrolment code for a technician. The code itself is in no event. */
export async function enrolmentCode(
  identity: Identity,
  { technician }: Own<'own.code'>,
): Promise<{ code: string; expires: string }> {
  return announced(identity, { verb: 'enrolment.issued', object: { type: 'technician', key: technician } }, () =>
    askCollector(identity, '/v1/enrolments', { method: 'POST', body: { technician }, schema: enrolmentAnswerSchema }),
  );
}

async function clientOf(identity: Identity, id: string): Promise<Pick<EventParts, 'client'>> {
  const clients = (await cachedRecord(identity))?.snapshot.clients;
  const client = clients?.find((one) => one.id === id);
  return client ? { client: { id: client.id, version: client.version } } : {};
}
