/** Administrators change the record: one version after another, `If-Match` against lost updates, history kept. */
import type { Client, Technician } from '../../record/record.schema.ts';
import { type Change, putObject, removeObject } from '../change-object.ts';
import { checkRules } from '../check-rules.ts';
import type { Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { type Collector, type Ctx, nowOf, type Routes } from '../http.ts';
import { type Kind, type Kinds, SCHEMAS, WORD } from '../kinds.ts';
import { keepAnAdministrator } from '../last-administrator.ts';
import { findObject, lockRecord } from '../objects.ts';
import { pathId } from '../path-id.ts';
import { MIB, readJson } from '../read-json.ts';
import { BY_HAND, writeTechnician } from '../write-technician.ts';

export const recordRoutes = (collector: Collector): Routes => ({
  'PUT /v1/technicians/:id': (c) => put(collector, c, 'technicians'),
  'DELETE /v1/technicians/:id': (c) => remove(collector, c, 'technicians'),
  'PUT /v1/clients/:id': (c) => put(collector, c, 'clients'),
  'DELETE /v1/clients/:id': (c) => remove(collector, c, 'clients'),
  'PUT /v1/consoles/:id': (c) => put(collector, c, 'consoles'),
  'DELETE /v1/consoles/:id': (c) => remove(collector, c, 'consoles'),
  'PUT /v1/accounts/:id': (c) => put(collector, c, 'accounts'),
  'DELETE /v1/accounts/:id': (c) => remove(collector, c, 'accounts'),
});

/** The stored object with its new version, 201 when it is new. `If-Match` names the version that was changed; a new object needs none. */
async function put<K extends Kind>(collector: Collector, c: Ctx, kind: K): Promise<Response> {
  const id = pathId(c);
  const object = (await readJson(c, SCHEMAS[kind], MIB)) as Kinds[K];
  if (object.id !== id) throw new Refused('record.idMismatch');
  if (kind === 'clients') checkRules(object as Client);
  const { before, stored } = await collector.db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    const before = await findObject(trx, kind, id);
    checkVersion(c, kind, before?.version);
    const change = changeOf(collector, c);
    const stored =
      kind === 'technicians'
        ? ((await writeTechnician(trx, BY_HAND, object as Technician, change)).stored as Kinds[K])
        : await putObject(trx, kind, object, change);
    if (kind === 'technicians' && !(object as Technician).active) await keepAnAdministrator(trx);
    return { before, stored };
  });
  c.header('etag', `"${stored.version}"`);
  return c.json(stored as object, before ? 200 : 201);
}

async function remove(collector: Collector, c: Ctx, kind: Kind): Promise<Response> {
  const id = pathId(c);
  await collector.db.transaction().execute(async (trx: Writing) => {
    await lockRecord(trx);
    const before = await findObject(trx, kind, id);
    if (!before) throw new Refused('record.unknown', { kind: WORD[kind], id });
    checkVersion(c, kind, before.version);
    await removeObject(trx, kind, id, changeOf(collector, c));
    if (kind === 'technicians') await keepAnAdministrator(trx);
  });
  return c.body(null, 204);
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

const changeOf = (collector: Collector, c: Ctx): Change => ({ at: nowOf(collector), by: c.get('caller').technician });
