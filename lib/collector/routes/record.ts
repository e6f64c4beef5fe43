/** Changing the record: one version after another, `If-Match` against lost updates, history kept with who and why. */
import type { Proposal } from '../../wire/admin.schema.ts';
import { secondPersonFor } from '../administration/four-eyes.ts';
import { propose } from '../administration/proposals.ts';
import { changeOf } from '../administration/reason.ts';
import { checkObject, dropObject, writeObject } from '../administration/write-object.ts';
import { Refused } from '../errors.ts';
import type { Collector, Ctx, Routes } from '../http.ts';
import { type Kind, type Kinds, SCHEMAS, WORD } from '../kinds.ts';
import { findObject } from '../objects.ts';
import { pathId } from '../path-id.ts';
import { MIB, readJson } from '../read-json.ts';
import { changeRecord } from '../sources/say-with.ts';

export const recordRoutes = (collector: Collector): Routes => ({
  'PUT /v1/technicians/:id': (c) => put(collector, c, 'technicians'),
  'DELETE /v1/technicians/:id': (c) => remove(collector, c, 'technicians'),
  'PUT /v1/clients/:id': (c) => put(collector, c, 'clients'),
  'DELETE /v1/clients/:id': (c) => remove(collector, c, 'clients'),
  'PUT /v1/consoles/:id': (c) => put(collector, c, 'consoles'),
  'DELETE /v1/consoles/:id': (c) => remove(collector, c, 'consoles'),
  'PUT /v1/accounts/:id': (c) => put(collector, c, 'accounts'),
  'DELETE /v1/accounts/:id': (c) => remove(collector, c, 'accounts'),
  'PUT /v1/templates/:id': (c) => put(collector, c, 'templates'),
  'DELETE /v1/templates/:id': (c) => remove(collector, c, 'templates'),
  'PUT /v1/exceptions/:id': (c) => put(collector, c, 'exceptions'),
  'DELETE /v1/exceptions/:id': (c) => remove(collector, c, 'exceptions'),
  'PUT /v1/sources/:id': (c) => put(collector, c, 'sources'),
  'DELETE /v1/sources/:id': (c) => remove(collector, c, 'sources'),
  'PUT /v1/groups/:id': (c) => put(collector, c, 'groups'),
  'DELETE /v1/groups/:id': (c) => remove(collector, c, 'groups'),
  'PUT /v1/machines/:id': (c) => put(collector, c, 'machines'),
  'DELETE /v1/machines/:id': (c) => remove(collector, c, 'machines'),
});

type Outcome<K extends Kind> = { stored: Kinds[K]; isNew: boolean } | { proposal: Proposal };

/** The stored object with its new version, 201 when it is new, or 202 with a proposal. `If-Match` names the version that was changed; a new object needs none. */
async function put<K extends Kind>(collector: Collector, c: Ctx, kind: K): Promise<Response> {
  const id = pathId(c);
  const change = changeOf(collector, c);
  const object = (await readJson(c, SCHEMAS[kind], MIB)) as Kinds[K];
  if (object.id !== id) throw new Refused('record.idMismatch');
  const outcome = await changeRecord(collector, async (trx): Promise<Outcome<K>> => {
    const before = await findObject(trx, kind, id);
    checkVersion(c, kind, before?.version);
    const clients = (await secondPersonFor(trx, kind, before, object)).map((one) => one.id);
    if (clients.length === 0) return { stored: await writeObject(trx, kind, object, change), isNew: !before };
    await checkObject(trx, kind, before, object, change);
    return { proposal: await propose(trx, c.get('caller'), kind, { id, before, body: object, clients }, change) };
  });
  if ('proposal' in outcome) return c.json(outcome.proposal as object, 202);
  c.header('etag', `"${outcome.stored.version}"`);
  return c.json(outcome.stored as object, outcome.isNew ? 201 : 200);
}

async function remove<K extends Kind>(collector: Collector, c: Ctx, kind: K): Promise<Response> {
  const id = pathId(c);
  const change = changeOf(collector, c);
  const proposal = await changeRecord(collector, async (trx) => {
    const before = await findObject(trx, kind, id);
    if (!before) throw new Refused('record.unknown', { kind: WORD[kind], id });
    checkVersion(c, kind, before.version);
    const clients = (await secondPersonFor(trx, kind, before, undefined)).map((one) => one.id);
    if (clients.length > 0) return propose(trx, c.get('caller'), kind, { id, before, body: null, clients }, change);
    await dropObject(trx, kind, id, change);
    return undefined;
  });
  return proposal ? c.json(proposal as object, 202) : c.body(null, 204);
}

/** RFC 9110 §13.1.1; the version may stand with or without quotes. */
function checkVersion(c: Ctx, kind: Kind, current: number | undefined): void {
  const given = /^"?(\d+)"?$/.exec(c.req.header('if-match') ?? '')?.[1];
  if (current === undefined) {
    if (given !== undefined && given !== '0') throw new Refused('record.stale', { version: 'none (removed)' });
    return;
  }
  if (given === undefined) throw new Refused('record.needsVersion', { kind: WORD[kind] });
  if (Number(given) !== current) throw new Refused('record.stale', { version: current });
}
