import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Exception } from '../../lib/record/access.schema.ts';
import type { Attack } from './attack.ts';

const ID = 'attack-35';
const LASTS_MS = 1500;
const YEAR_MS = 365 * 24 * 3_600_000;

export const attack: Attack = {
  number: 35,
  title: 'an exception is used past its end, and brought back to life',
  async attack({ admin }) {
    const ask = async (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
      admin.call(method, path, body, headers);
    const expires = new Date(Date.now() + LASTS_MS).toISOString();
    const exception: Exception = {
      ...{ id: ID, version: 1, client: 'northwind', owner: 'mkruse', expires },
      differs: { what: 'role', role: 'Global Administrator', groups: [] },
      reason: 'One change, this minute',
    };
    const made = await ask('PUT', `/v1/exceptions/${ID}`, exception);
    assert.equal(made.status, 201, JSON.stringify(made.body));
    assert(await counts(admin, ID), 'an exception in force was not there at all');

    await wait(LASTS_MS + 100);
    assert(!(await counts(admin, ID)), 'it counted past its end');
    const { object } = (await admin.get(`/v1/objects/exceptions/${ID}`)) as { object: Exception };
    assert.equal(object.ended?.by, 'collector', 'nothing says that it ended');

    // Whatever a device's clock says, and whoever asks.
    const { ended: _, ...bare } = object;
    const yesterday = new Date(Date.now() - YEAR_MS / 365).toISOString();
    const later = new Date(Date.now() + YEAR_MS / 2).toISOString();
    const headers = (version: number) => ({ 'if-match': String(version), 'unswivel-why': 'Still%20needed' });
    const tries: [what: string, answer: ReturnType<typeof ask>][] = [
      ['put back without its end', ask('PUT', `/v1/exceptions/${ID}`, bare, headers(object.version))],
      ['prolonged', ask('PUT', `/v1/exceptions/${ID}`, { ...bare, expires: later }, headers(object.version))],
      [
        'begun anew in the past',
        ask('PUT', `/v1/exceptions/${ID}`, { ...bare, from: yesterday }, headers(object.version)),
      ],
      ['reviewed', ask('POST', `/v1/exceptions/${ID}/review`, { why: 'Still needed', reviewBy: later })],
    ];
    for (const [what, answer] of tries) {
      const { status, body } = await answer;
      assert.equal(status, 409, `${what} was answered ${status}: ${JSON.stringify(body)}`);
    }
    const bulk = await ask('POST', '/v1/bulk', {
      ...{ kind: 'exceptions', ids: [{ id: ID, version: object.version }], why: 'Still needed', dryRun: false },
      change: { expires: later },
    });
    assert.equal((bulk.body as { applied?: boolean }).applied, false, 'prolonged in bulk');
    assert(!(await counts(admin, ID)), 'it counts again');
    await ask('DELETE', `/v1/exceptions/${ID}`, undefined, { 'if-match': String(object.version) });
    return `ended by the collector at its stroke; ${[...tries.map(([what]) => what), 'prolonged in bulk'].join(', ')}: refused`;
  },
};

/** In a device's record, and in the list of what runs. */
async function counts(admin: { get(path: string): Promise<unknown> }, id: string): Promise<boolean> {
  const { exceptions } = (await admin.get('/v1/snapshot')) as { exceptions: Exception[] };
  const { items } = (await admin.get('/v1/search/exceptions?state=running')) as { items: Exception[] };
  return [...exceptions, ...items].some((one) => one.id === id);
}
