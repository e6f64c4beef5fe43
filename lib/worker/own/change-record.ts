import { z } from 'zod';
import { coverListSchema, coverSchema, enrolmentAnswerSchema } from '../../wire/api.schema.ts';
import type { OwnMessage } from '../../wire/own.schema.ts';
import type { Cover } from '../../wire/own.ts';
import { type Call, CollectorRefusal, callCollector, Unreachable } from '../call-collector.ts';
import { database, type Identity } from '../database.ts';
import { Refused } from '../errors.ts';
import { recordEvent } from '../record-event.ts';
import { refreshRecord } from '../refresh.ts';
import { cachedRecord } from '../snapshot.ts';

type Own<T extends OwnMessage['type']> = Extract<OwnMessage, { type: T }>;

/** Saves one object of the record at the collector, which alone decides whether this person may; `version` names the one that was edited. */
export async function saveObject(identity: Identity, { kind, value }: Own<'own.save'>): Promise<void> {
  const version = await heldVersion(identity, kind, value.id);
  const headers: Record<string, string> = version === null ? {} : { 'If-Match': String(value.version) };
  await ask(identity, `/v1/${kind}s/${encodeURIComponent(value.id)}`, {
    method: 'PUT',
    body: value,
    headers,
    schema: z.unknown(),
  });
  await refreshRecord(identity, { inject: kind === 'console' });
}

export async function removeObject(identity: Identity, { kind, id, version }: Own<'own.remove'>): Promise<void> {
  await ask(identity, `/v1/${kind}s/${encodeURIComponent(id)}`, {
    method: 'DELETE',
    headers: { 'If-Match': String(version) },
    schema: z.unknown(),
  });
  await refreshRecord(identity, { inject: false });
}

/** Time-boxed on-call cover; evidence first, like every step that widens what somebody may do. */
export async function takeCover(
  identity: Identity,
  { client, hours, reason }: Own<'own.cover'>,
): Promise<{ until: string }> {
  await recordEvent(identity, {
    verb: 'cover.taken',
    outcome: 'intended',
    object: { type: 'client', key: client },
    detail: { hours, reason },
  });
  const cover = await ask(identity, '/v1/cover', {
    method: 'POST',
    body: { client, hours, reason },
    schema: coverSchema,
  });
  await refreshRecord(identity, { inject: true });
  return { until: cover.until };
}

/** Cover taken: one's own, or everybody's for a lead. */
export async function listCover(identity: Identity): Promise<Cover[]> {
  return (await ask(identity, '/v1/cover', { schema: coverListSchema })).cover;
}

/** Notes that a lead looked at a cover; nobody reviews their own. */
export async function reviewCover(identity: Identity, { cover }: Own<'own.review'>): Promise<void> {
  await ask(identity, `/v1/cover/${encodeURIComponent(cover)}/review`, { method: 'POST', schema: coverSchema });
}

/** A one-time enrolment code for a technician. */
export async function enrolmentCode(
  identity: Identity,
  { technician }: Own<'own.code'>,
): Promise<{ code: string; expires: string }> {
  return ask(identity, '/v1/enrolments', { method: 'POST', body: { technician }, schema: enrolmentAnswerSchema });
}

/** One request whose refusal is told as it is. Throws `Refused` with the collector's code, or `collector.unreachable`. */
async function ask<T>(identity: Identity, path: string, call: Call<T>): Promise<T> {
  const held = await database.identities.get(identity.id);
  try {
    return (await callCollector(held ?? identity, path, call)).value as T;
  } catch (error) {
    if (error instanceof CollectorRefusal) throw new Refused(error.code, error.message);
    if (error instanceof Unreachable) throw new Refused('collector.unreachable', error.message);
    throw error;
  }
}

async function heldVersion(identity: Identity, kind: Own<'own.save'>['kind'], id: string): Promise<number | null> {
  const record = await cachedRecord(identity);
  const lists = {
    console: record?.snapshot.consoles,
    client: record?.snapshot.clients,
    technician: record?.snapshot.technicians,
  };
  return lists[kind]?.find((one) => one.id === id)?.version ?? null;
}
