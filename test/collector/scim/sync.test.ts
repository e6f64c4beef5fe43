import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listObjects } from '../../../lib/collector/objects.ts';
import { ENTERPRISE, inLanes, type ScimClient, scimClient, scimPerson } from '../../drive/scim-client.ts';
import { startCollector, type TestCollector } from '../start-collector.ts';
import { addSource, addToken, ownEvents } from './with-source.ts';

const PEOPLE = 60;
/** every one is a transaction on disk, and the machine may be busy with others */
const LONG_MS = 120_000;
let collector: TestCollector;
let server: ReturnType<typeof serve>;
let base: string;
let scim: ScimClient;
beforeEach(async () => {
  collector = await startCollector();
  await addSource(collector, 'entra');
  const { secret } = await addToken(collector, 'entra');
  await new Promise<void>((ready) => {
    server = serve({ fetch: collector.app.fetch, port: 0, hostname: '127.0.0.1' }, () => ready());
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  scim = scimClient(`${base}/scim/v2/entra`, secret);
});
afterEach(async () => {
  await new Promise((done) => server.close(done));
  await collector.stop();
});

describe('a first sync', () => {
  it('over four connections makes everybody once, whatever the order, while others are answered', {
    timeout: LONG_MS,
  }, async () => {
    const device = await collector.enrol('mkruse');
    const managed = Array.from({ length: PEOPLE }, (_, n) => ({
      ...scimPerson(n),
      [ENTERPRISE]: { manager: { value: `ext-${(n * 7 + 3) % PEOPLE}` } },
    }));
    const statuses: number[] = [];
    let asked = 0;
    await inLanes(managed, 4, async (person) => {
      const { status } = await scim('POST', '/Users', person);
      statuses.push(status);
      if (statuses.length % 10 !== 0) return;
      const answer = await fetch(`${base}/v1/tickets/recent`, { headers: { authorization: `Bearer ${device.token}` } });
      expect(answer.status).toBe(200);
      asked++;
    });
    expect(statuses).toEqual(Array(PEOPLE).fill(201));
    expect(asked).toBeGreaterThan(PEOPLE / 20);

    const people = (await listObjects(collector.db, 'technicians')).filter(({ id }) => id.startsWith('given'));
    const leads = people.map((one) => [one.id, one[ENTERPRISE].manager?.value]).sort();
    const wanted = managed.map((_, n) => [
      `given${n}-family${n}`,
      `given${(n * 7 + 3) % PEOPLE}-family${(n * 7 + 3) % PEOPLE}`,
    ]);
    expect(leads).toEqual(wanted.sort());
    const joined = (await ownEvents(collector)).filter(({ verb }) => verb === 'technician.joined');
    expect(new Set(joined.map(({ subject }) => subject.technician)).size).toBe(PEOPLE);
    expect(joined).toHaveLength(PEOPLE);
  });

  it('of the same person over several connections makes one', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => scim('POST', '/Users', scimPerson(1))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
    expect((await scim('GET', '/Users?filter=externalId%20eq%20%22ext-1%22')).json.totalResults).toBe(1);
  });

  it('of namesakes gives each an id of their own', async () => {
    const namesakes = Array.from({ length: 12 }, (_, n) => ({
      ...scimPerson(n),
      name: { givenName: 'Zoë', familyName: 'O’Neil-Şahin' },
    }));
    const ids: string[] = [];
    await inLanes(namesakes, 4, async (one) => void ids.push((await scim('POST', '/Users', one)).json.id));
    const wanted = Array.from({ length: 12 }, (_, n) => (n === 0 ? 'zoe-oneil-sahin' : `zoe-oneil-sahin-${n + 1}`));
    expect(ids.sort()).toEqual(wanted.sort());
  });

  it('is not undone by what is refused in the middle of it', async () => {
    const serial = async () =>
      (await collector.db.selectFrom('serials').select('value').where('name', '=', 'record').executeTakeFirstOrThrow())
        .value;
    const mixed = Array.from({ length: 24 }, (_, n) =>
      n % 3 === 0
        ? { ...scimPerson(n), active: 'perhaps' }
        : n % 3 === 1
          ? { ...scimPerson(n), userName: 'root' }
          : scimPerson(n),
    );
    const statuses = await Promise.all(mixed.map(async (one) => (await scim('POST', '/Users', one)).status));
    expect(statuses).toEqual(mixed.map((_, n) => [400, 409, 201][n % 3]));
    const before = await serial();
    await Promise.all(mixed.map((one) => scim('POST', '/Users', one)));
    expect(await serial()).toEqual(before);
  });
});
