/** What changed in the record decides what is looked at again. Recorded accounts are kept beside as they are looked for: by the name a console shows. */

import { placeId } from '../../drift/place.ts';
import type { Exception } from '../../record/access.schema.ts';
import { KINDS, type Kind } from '../../record/kinds.schema.ts';
import type { Account } from '../../record/record.schema.ts';
import type { Writing } from '../database.ts';
import { insertNamed } from '../insert-rows.ts';
import { recordSerial } from '../objects.ts';
import { cursorOf, moveCursor } from './cursors.ts';
import { lookSoon, lookSoonWhere, MACHINE } from './due.ts';

/** objects of one piece */
const PIECE = 500;
/** so many are read at once by their serials; more are walked kind by kind */
const FEW = 2000;

interface Cursor {
  /** everything up to this serial is taken in */
  done: number;
  walk?: { to: number; kind: number; id: string };
}

interface Row {
  kind: string;
  id: string;
  version: number;
  body: string;
}

/** Takes in a piece of what changed. False: there was nothing. */
export async function followRecord(trx: Writing): Promise<boolean> {
  const cursor = JSON.parse((await cursorOf(trx, 'record')) || '{"done":0}') as Cursor;
  const next = cursor.walk ? await walkOn(trx, cursor, cursor.walk) : await begin(trx, cursor);
  if (!next) return followRemovals(trx);
  await moveCursor(trx, 'record', JSON.stringify(next));
  return true;
}

async function begin(trx: Writing, { done }: Cursor): Promise<Cursor | null> {
  const to = await recordSerial(trx);
  if (to === done) return null;
  const changed = () => trx.selectFrom('objects').where('serial', '>', done).where('serial', '<=', to);
  const { count } = await changed()
    .select((e) => e.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  if (Number(count) > FEW) return walkOn(trx, { done }, { to, kind: 0, id: '' });
  await takeIn(trx, await changed().select(['kind', 'id', 'version', 'body']).execute());
  return { done: to };
}

async function walkOn(trx: Writing, { done }: Cursor, { to, kind, id }: NonNullable<Cursor['walk']>): Promise<Cursor> {
  const rows = await trx
    .selectFrom('objects')
    .select(['kind', 'id', 'version', 'body', 'serial'])
    .where('kind', '=', KINDS[kind] as Kind)
    .where('id', '>', id)
    .orderBy('id')
    .limit(PIECE)
    .execute();
  await takeIn(
    trx,
    rows.filter(({ serial }) => Number(serial) > done && Number(serial) <= to),
  );
  const last = rows.at(-1);
  if (last && rows.length === PIECE) return { done, walk: { to, kind, id: last.id } };
  return kind + 1 < KINDS.length ? { done, walk: { to, kind: kind + 1, id: '' } } : { done: to };
}

async function takeIn(trx: Writing, rows: readonly Row[]): Promise<void> {
  await takeAccounts(
    trx,
    rows.filter(({ kind }) => kind === 'accounts'),
  );
  for (const { kind, id, body } of rows) await OTHERS[kind as Kind]?.(trx, id, body);
}

const OTHERS: Partial<Record<Kind, (trx: Writing, id: string, body: string) => Promise<void>>> = {
  technicians: async (trx, id) => {
    await lookSoonWhere(trx, 'drift_accounts', (e) => e.and([e('technician', '=', id)]));
    await lookSoonWhere(trx, 'drift_findings', (e) => e.and([e('technician', '=', id)]));
  },
  clients: async (trx, id) => {
    await lookSoonWhere(trx, 'drift_accounts', (e) => e.and([e('client', '=', id)]));
  },
  consoles: async (trx, id) => {
    await lookSoonWhere(trx, 'drift_accounts', (e) => e.and([e('console', '=', id)]));
  },
  exceptions: (trx, _, body) => lookAtExcepted(trx, JSON.parse(body) as Exception),
  templates: (trx, id) =>
    lookSoonWhere(trx, 'drift_accounts', (e) =>
      e.and([
        e(
          'technician',
          'in',
          e
            .selectFrom('object_refs')
            .select('object_refs.id')
            .where('kind', '=', 'technicians')
            .where('to_kind', '=', 'templates')
            .where('to_id', '=', id) as never,
        ),
      ]),
    ),
  machines: (trx, id) => lookSoon(trx, [`${MACHINE}${id}`]),
};

const lookAtExcepted = (trx: Writing, { client, technician }: Exception): Promise<void> =>
  lookSoonWhere(trx, 'drift_accounts', (e) =>
    e.and([e('client', '=', client), ...(technician ? [e('technician', '=', technician)] : [])]),
  );

async function takeAccounts(trx: Writing, rows: readonly Row[]): Promise<void> {
  for (let at = 0; at < rows.length; at += PIECE) await takeSome(trx, rows.slice(at, at + PIECE));
}

const COLUMNS = ['id', 'place', 'console', 'client', 'technician', 'name', 'status', 'recorded_at'] as const;

async function takeSome(trx: Writing, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  const before = await trx.selectFrom('drift_accounts').select(['id', 'place']).where('id', 'in', ids).execute();
  const changed = await trx
    .selectFrom('object_versions')
    .select(['id', 'version', 'changed_at'])
    .where('kind', '=', 'accounts')
    .where('id', 'in', ids)
    .execute();
  const at = new Map(changed.map(({ id, version, changed_at }) => [`${id} ${version}`, changed_at]));
  const accounts = rows.map(({ id, version, body }) => {
    const { console, client, technician, name, status } = JSON.parse(body) as Account;
    const place = placeId(console, client, name);
    return { id, place, console, client, technician, name, status, recorded_at: at.get(`${id} ${version}`) ?? '' };
  });
  await insertNamed(trx, 'drift_accounts', COLUMNS, accounts, 'id');
  await lookSoon(
    trx,
    [...before, ...accounts].map(({ place }) => place),
  );
}

/** What was removed: an account leaves its place to nobody, an exception no longer allows anything. */
async function followRemovals(trx: Writing): Promise<boolean> {
  const from = Number(await cursorOf(trx, 'removed'));
  const to = await recordSerial(trx);
  if (from === to) return false;
  const gone = await trx
    .selectFrom('removed_objects')
    .select(['kind', 'id'])
    .where('serial', '>', from)
    .where('serial', '<=', to)
    .execute();
  for (const { kind, id } of gone) {
    if (kind === 'machines') await lookSoon(trx, [`${MACHINE}${id}`]);
    if (kind === 'accounts') {
      await lookSoonWhere(trx, 'drift_accounts', (e) => e.and([e('id', '=', id)]));
      await trx.deleteFrom('drift_accounts').where('id', '=', id).execute();
    }
    if (kind !== 'exceptions') continue;
    const last = await trx
      .selectFrom('object_versions')
      .select('body')
      .where('kind', '=', kind)
      .where('id', '=', id)
      .where('body', 'is not', null)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (last?.body) await lookAtExcepted(trx, JSON.parse(last.body) as Exception);
  }
  await moveCursor(trx, 'removed', String(to));
  return gone.length > 0;
}
