import assert from 'node:assert/strict';
import type { Reader } from '../drive/reader.ts';
import { type ScimAnswer, scimClient, scimPerson } from '../drive/scim-client.ts';
import type { Attack } from './attack.ts';
import { enrolDevice } from './device.ts';
import type { Stage } from './stage.ts';

const GUESSES = [
  'contoso-idp',
  'guessed',
  'northwind',
  'NORTHWIND-IDP',
  '..%2fcontoso-idp',
  'northwind-idp%2f..%2fcontoso-idp',
];

export const attack: Attack = {
  number: 25,
  title: 'one source’s or client’s token is used on another’s, and ids are guessed',
  async attack(stage) {
    const tried = (await otherSource(stage)) + (await otherClient(stage));
    return `${tried} requests refused with 403 or 404 and logged; nothing of the other was told or changed`;
  },
};

/** An identity provider's token, at another's address, at guessed ones, and on the collector's own API. */
async function otherSource({ world, admin }: Stage): Promise<number> {
  const { url } = world.collector;
  const secrets = new Map<string, string>();
  for (const id of ['northwind-idp', 'contoso-idp']) {
    await admin.call('PUT', `/v1/sources/${id}`, { id, version: 1, label: id, kind: 'scim', owns: [] });
    const { body } = await admin.call('POST', '/v1/tokens', { label: id, source: id });
    secrets.set(id, (body as { secret: string }).secret);
  }
  const secret = secrets.get('northwind-idp') as string;
  const own = scimClient(`${url}/scim/v2/contoso-idp`, secrets.get('contoso-idp') as string);
  const victim = (await own('POST', '/Users', { ...scimPerson(25), displayName: 'Contoso’s Own' })).json;

  let tried = 0;
  const refused = ({ status, json }: ScimAnswer, what: string) => {
    tried++;
    assert(status === 403 || status === 404, `${what}: ${status}`);
    assert.deepEqual(json.schemas, ['urn:ietf:params:scim:api:messages:2.0:Error']);
    assert.doesNotMatch(JSON.stringify(json), /Contoso’s Own|person\.25/);
  };
  for (const guess of GUESSES) {
    const scim = scimClient(`${url}/scim/v2/${guess}`, secret);
    refused(await scim('POST', '/Users', scimPerson(26)), `POST at ${guess}`);
    refused(await scim('GET', `/Users/${victim.id}`), `GET at ${guess}`);
    refused(
      await scim('PATCH', `/Users/${victim.id}`, { Operations: [{ op: 'replace', path: 'active', value: false }] }),
      `PATCH at ${guess}`,
    );
    refused(await scim('DELETE', `/Users/${victim.id}`), `DELETE at ${guess}`);
  }
  for (const path of ['/v1/snapshot', '/v1/events', '/v1/tokens', `/v1/objects/technicians/${victim.id}`]) {
    const answer = await fetch(url + path, { headers: { authorization: `Bearer ${secret}` } });
    assert.equal(answer.status, 403, path);
    tried++;
  }
  assert.equal((await own('GET', `/Users/${victim.id}`)).json.active, true, 'somebody was changed');
  assert.equal(
    (await own('GET', '/Users?filter=externalId%20eq%20%22ext-26%22')).json.totalResults,
    0,
    'somebody was made',
  );
  assert((await codesRefused(admin)).includes('scim.otherSource'), 'the log does not say so');
  return tried;
}

/** What the collector's own chain says it refused. */
async function codesRefused(admin: Reader): Promise<(string | undefined)[]> {
  const { events } = (await admin.get('/v1/events?verb=access.refused&limit=500')) as {
    events: { body: { code?: string } | null }[];
  };
  return events.map(({ body }) => body?.code);
}

/** A technician who serves Northwind, on Contoso's and guessed objects. */
async function otherClient({ world, admin }: Stage): Promise<number> {
  const { token } = await enrolDevice(world.collector, 'lnguyen', ['northwind']);
  const allot = (client: string) => ({
    technician: 'lnguyen',
    client,
    console: 'practice-portal',
    purpose: 'everyday',
  });
  const tries: [string, string, unknown?][] = [
    ['POST', '/v1/clients/contoso/names', { kind: 'alias', value: 'C' }],
    ['POST', '/v1/clients/guessed/names', { kind: 'alias', value: 'C' }],
    ['POST', '/v1/accounts/allot', allot('contoso')],
    ['POST', '/v1/accounts/allot', allot('guessed')],
    ['GET', '/v1/events?client=contoso'],
    ['GET', '/v1/objects/clients/contoso'],
    ['GET', '/v1/objects/clients/guessed'],
    ['PUT', '/v1/clients/contoso', {}],
    ['DELETE', '/v1/clients/contoso'],
  ];
  for (const [method, path, body] of tries) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
    const answer = await fetch(world.collector.url + path, init);
    assert(answer.status === 403 || answer.status === 404, `${method} ${path}: ${answer.status}`);
    assert.doesNotMatch(await answer.text(), /contoso\.example|Contoso Logistics/);
  }
  assert((await codesRefused(admin)).includes('client.notServed'), 'the log does not say so');
  return tries.length;
}
