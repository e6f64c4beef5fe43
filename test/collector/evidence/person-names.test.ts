import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { knownOf } from '../../../lib/collector/evidence/erase/person-names.ts';
import { insertRows } from '../../../lib/collector/insert-rows.ts';
import { startCollector, type TestCollector } from '../start-collector.ts';

let collector: TestCollector;
beforeEach(async () => {
  collector = await startCollector();
});
afterEach(() => collector.stop());

describe('what an erased person is called', () => {
  it('is told by all of their accounts, however many', async () => {
    const accounts = Array.from({ length: 1203 }, (_, n) => ({ id: `acc-${n}`, name: `maren.kruse-${n}` }));
    await collector.db.transaction().execute(async (trx) => {
      await insertRows(
        trx,
        'object_refs',
        ['kind', 'id', 'to_kind', 'to_id'],
        accounts.map(({ id }) => ['accounts', id, 'technicians', 'mkruse']),
      );
      await insertRows(
        trx,
        'object_versions',
        ['kind', 'id', 'version', 'body', 'changed_at', 'changed_by', 'why'],
        accounts.map(({ id, name }) => [
          ...['accounts', id, 1, JSON.stringify({ id, technician: 'mkruse', name })],
          ...['2026-11-20T08:00:00.000Z', 'root', null],
        ]),
      );
    });
    const { names } = await knownOf(collector.db, 'mkruse');
    expect(accounts.filter(({ name }) => !names.includes(name))).toEqual([]);
  });
});
