import { z } from 'zod';
import { coverListSchema, coverSchema, enrolmentAnswerSchema } from '../../wire/api.schema.ts';
import type { OwnMessage } from '../../wire/own.schema.ts';
import type { Cover } from '../../wire/own.ts';
import { type Call, CollectorRefusal, callCollector, Unreachable } from '../call-collector.ts';
import { database, type Identity } from '../database.ts';
import { Refused } from '../errors.ts';
import type { EventParts } from '../record-event.ts';
import { refreshRecord } from '../refresh.ts';
import { cachedRecord } from '../snapshot.ts';
import { announced } from './announced.ts';
import { changedFields } from './changed-fields.ts';

type Own<T extends OwnMessage['type']> = Extract<OwnMessage, { type: T }>;

/** Saves one object of the record at the collector, which alone decides whether this person may; `version` names the one that was edited. */
export async function saveObject(identity: Identity, { kind, value }: Own<'own.save'>): Promise<void> {
  const before = await held(identity, kind, value.id);
  const headers: Record<string, string> = before === null ? {} : { 'If-Match': String(value.version) };
  await announced(identity, changeOf(kind, before, value), () =>
    askCollector(identity, `/v1/${kind}s/${encodeURIComponent(value.id)}`, {
      method: 'PUT',
      body: value,
      headers,
      schema: z.unknown(),
    }),
  );
  await refreshRecord(identity, { inject: kind === 'console' });
}

export async function removeObject(identity: Identity, { kind, id, version }: Own<'own.remove'>): Promise<void> {
  const before = await held(identity, kind, id);
  await announced(identity, changeOf(kind, before ?? { id, version }, null), () =>
    askCollector(identity, `/v1/${kind}s/${encodeURIComponent(id)}`, {
      method: 'DELETE',
      headers: { 'If-Match': String(version) },
      schema: z.unknown(),
    }),
  );
  await refreshRecord(identity, { inject: false });
}

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

/** One request whose refusal is told as it is. Throws `Refused` with the collector's code, or `collector.unreachable`. */
export async function askCollector<T>(identity: Identity, path: string, call: Call<T>): Promise<T> {
  const now = await database.identities.get(identity.id);
  try {
    return (await callCollector(now ?? identity, path, call)).value as T;
  } catch (error) {
    if (error instanceof CollectorRefusal) throw new Refused(error.code, error.message);
    if (error instanceof Unreachable) throw new Refused('collector.unreachable', error.message);
    throw error;
  }
}

type Kind = Own<'own.save'>['kind'];
type Stored = Own<'own.save'>['value'];

async function held(identity: Identity, kind: Kind, id: string): Promise<Stored | null> {
  const record = await cachedRecord(identity);
  const lists = {
    console: record?.snapshot.consoles,
    client: record?.snapshot.clients,
    technician: record?.snapshot.technicians,
  };
  return lists[kind]?.find((one) => one.id === id) ?? null;
}

type Named = { id: string; version: number };

/** What an event says of a change to the record, before it is asked for. */
function changeOf(kind: Kind, before: Named | null, after: Named | null): Omit<EventParts, 'outcome'> {
  const one = (after ?? before) as Named;
  return {
    verb: 'record.changed',
    // A client's own change is kept and erased with the client; one just added has no version to name yet.
    ...(kind === 'client' && before ? { client: { id: one.id, version: before.version } } : {}),
    object: { type: kind, key: one.id },
    fields: changedFields(kind, before, after),
    detail: { change: before === null ? 'added' : after === null ? 'removed' : 'changed', from: before?.version ?? 0 },
  };
}

async function clientOf(identity: Identity, id: string): Promise<Pick<EventParts, 'client'>> {
  const client = await held(identity, 'client', id);
  return client ? { client: { id, version: client.version } } : {};
}
