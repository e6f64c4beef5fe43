import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAppender } from '../../../lib/collector/appender.ts';
import { openUnder } from '../../../lib/collector/bodies/body-key.ts';
import { bodyKeysOf } from '../../../lib/collector/bodies/body-keys.ts';
import { eraseSince } from '../../../lib/collector/bodies/erase-since.ts';
import { bodyKeysFolder, destroyKey, openFolder, readKey } from '../../../lib/collector/bodies/key-folder.ts';
import { makeDue } from '../../../lib/collector/evidence/packs/keep-making.ts';
import type { Collector } from '../../../lib/collector/http.ts';
import { createTreeNodes } from '../../../lib/collector/tree-nodes.ts';
import type { Pack } from '../../../lib/wire/evidence-packs.schema.ts';
import { type Erasable, erasing, startErasable } from '../evidence/erasing.ts';

/** stands in one body only, and in no list */
const VALUE = 'Something else';

let { collector, admin } = {} as Erasable;
beforeEach(async () => {
  ({ collector, admin } = await startErasable());
});
afterEach(() => collector.stop());

const { ask, erase } = erasing(() => ({ collector, admin }));
const folder = () => bodyKeysFolder(collector.folder);
const keyFile = (id: string) => join(folder(), `${id}.key`);
const parts = () =>
  ({
    ...{ db: collector.db, reads: collector.db, log: collector.log, book: collector.book, write: () => undefined },
    ...{ now: () => collector.clock.now, nodes: createTreeNodes(collector.db) },
    appender: createAppender(collector.db, collector.book, () => collector.clock.now),
  }) as unknown as Collector;

async function made(request: object = { client: 'contoso', format: 'jsonl' }): Promise<{ id: string; key: string }> {
  const { id } = (await ask('POST', 'packs', request)).json;
  await makeDue(parts());
  const { body_key } = await collector.db
    .selectFrom('packs')
    .select('body_key')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { id, key: body_key as string };
}
const part = (id: string) =>
  collector.app.request(`/v1/evidence/packs/${id}/parts/0`, { headers: { authorization: `Bearer ${admin.token}` } });
const state = async (id: string) => ((await ask('GET', `packs/${id}`)).json as Pack).state;

/** Every row of every table, as a dump of the database would hold it. */
async function dump(): Promise<string> {
  const tables = (await collector.db.introspection.getTables()).map(({ name }) => name);
  expect(tables).toContain('pack_parts');
  const rows = await Promise.all(
    tables.map(async (table) => (await sql`select * from ${sql.table(table)}`.execute(collector.db)).rows),
  );
  return rows
    .flat()
    .flatMap((row) => Object.values(row as object))
    .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)))
    .join('\n');
}

/** What a copy of the stored parts says to somebody with the keys that are there now. */
async function copyOf(id: string): Promise<() => string | null> {
  const { body_key } = await collector.db
    .selectFrom('packs')
    .select('body_key')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const { sealed } = await collector.db
    .selectFrom('pack_parts')
    .select('sealed')
    .where('pack', '=', id)
    .executeTakeFirstOrThrow();
  return () => {
    const opened = openFolder(folder(), false);
    const key = opened && readKey(opened, body_key as string);
    if (!key || typeof key === 'string') return null;
    return openUnder(key, `unswivel pack v1\n${key.id}\n${id}\n0`, sealed)?.toString('utf8') ?? null;
  };
}

describe('a pack that is kept', () => {
  it('lies in the database nowhere in the clear, and is handed out whole', async () => {
    const { id } = await made();
    expect(await (await part(id)).text()).toContain(VALUE);
    expect(await dump()).not.toContain(VALUE);
    expect((await copyOf(id))()).toContain(VALUE);
    for (const name of readdirSync(collector.folder))
      if (name.startsWith('collector.sqlite'))
        expect(readFileSync(join(collector.folder, name)).includes(VALUE), name).toBe(false);
  });

  it('opens with its own key, in its own place', async () => {
    const [one, other] = [await made(), await made({ client: 'northwind', format: 'jsonl' })];
    expect(one.key).not.toBe(other.key);
    const { sealed } = await collector.db
      .selectFrom('pack_parts')
      .select('sealed')
      .where('pack', '=', one.id)
      .executeTakeFirstOrThrow();
    await collector.db.updateTable('pack_parts').set({ sealed }).where('pack', '=', other.id).execute();
    const answer = await part(other.id);
    expect([answer.status, await answer.json()]).toMatchObject([500, { error: { code: 'pack.changed' } }]);
  });

  it('is opened by no copy once something in it was erased; others’ are', async () => {
    const [contoso, northwind] = [await made(), await made({ client: 'northwind', format: 'jsonl' })];
    const [gone, stays] = [await copyOf(contoso.id), await copyOf(northwind.id)];
    expect((await erase({ client: 'contoso' })).status).toBe(201);
    expect(existsSync(keyFile(contoso.key))).toBe(false);
    expect(gone()).toBe(null);
    expect(stays()).not.toBe(null);
    expect(await (await part(northwind.id)).text()).toBe(stays());
    await makeDue(parts());
    expect(await state(contoso.id)).toBe('ready');
    expect(await (await part(contoso.id)).text()).not.toContain(VALUE);
  });

  it('loses its key when it is taken back, and when its time is over', async () => {
    const taken = await made();
    await ask('DELETE', `packs/${taken.id}`);
    expect(existsSync(keyFile(taken.key))).toBe(false);
    const kept = await made({ client: 'contoso', format: 'jsonl', keepDays: 1 });
    expect(existsSync(keyFile(kept.key))).toBe(true);
    collector.clock.now = new Date(collector.clock.now.getTime() + 2 * 86_400_000);
    await makeDue(parts());
    expect([await state(kept.id), existsSync(keyFile(kept.key))]).toEqual(['gone', false]);
    const rows = await collector.db.selectFrom('body_keys').select('state').where('scope', '=', '*pack').execute();
    expect(rows.map((row) => row.state)).toEqual(['destroyed', 'destroyed']);
  });

  it('is made anew after a backup was restored that is older than the end of its key', async () => {
    const { id, key } = await made();
    destroyKey(bodyKeysOf(collector.db).folder, { id: key, scope: '*pack', month: '2026-11' });
    expect(await eraseSince({ db: collector.db, book: collector.book, now: () => collector.clock.now })).toBe(0);
    expect(await state(id)).toBe('queued');
    await makeDue(parts());
    expect(await (await part(id)).text()).toContain(VALUE);
  });
});
