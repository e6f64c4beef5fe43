import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENTERPRISE, GROUP, type ScimClient, scimPerson } from '../../drive/scim-client.ts';
import { startCollector, type TestCollector } from '../start-collector.ts';
import { startSource } from './with-source.ts';

let collector: TestCollector;
let scim: ScimClient;
beforeEach(async () => {
  collector = await startCollector();
  scim = await startSource(collector);
});
afterEach(() => collector.stop());

const get = (query: string) => scim('GET', `/Users?${query}`);

describe('what the service says of itself', () => {
  it('is its configuration, resource types and schemas, each alone too', async () => {
    const config = (await scim('GET', '/ServiceProviderConfig')).json;
    expect(config).toMatchObject({ patch: { supported: true }, bulk: { supported: false }, etag: { supported: true } });
    expect(config).toMatchObject({ sort: { supported: true }, filter: { supported: true, maxResults: 1000 } });
    const types = (await scim('GET', '/ResourceTypes')).json;
    expect(types.Resources.map((one: { id: string }) => one.id)).toEqual(['User', 'Group']);
    const listed = (await scim('GET', '/Schemas')).json;
    expect(listed.totalResults).toBe(4);
    for (const one of listed.Resources) expect((await scim('GET', `/Schemas/${one.id}`)).json).toEqual(one);
    for (const one of types.Resources) expect((await scim('GET', `/ResourceTypes/${one.id}`)).json).toEqual(one);
    const user = listed.Resources[0];
    expect(user.attributes.find((one: { name: string }) => one.name === 'userName')).toMatchObject({
      ...{ required: true, uniqueness: 'server', caseExact: false, multiValued: false, mutability: 'readWrite' },
    });
    expect(JSON.stringify(listed)).not.toMatch(/ignored|password/);
    expect((await scim('GET', '/Schemas/urn:nothing')).status).toBe(404);
    expect((await scim('GET', '/Schemas?filter=id pr')).status).toBe(403);
  });

  it.each([
    ['GET', '/Me', 501],
    ['PATCH', '/Me', 501],
    ['POST', '/Bulk', 501],
    ['GET', '/', 404],
    ['GET', '/Nothing', 404],
    ['GET', '/Users/a/b', 404],
    ['GET', '/users', 404],
    ['GET', '/constructor', 404],
    ['DELETE', '/Users', 405],
    ['PUT', '/Schemas', 405],
    ['PATCH', '/Groups', 405],
    ['GET', '/Users/%00', 404],
    ['GET', '/Users/%ff', 404],
    ['GET', '/Users/..%2f..%2fv1', 404],
    ['GET', '/Users/A', 404],
    ['DELETE', '/Groups/nobody', 404],
  ])('answers %s %s with %i, in its own words', async (method, path, status) => {
    const answer = await scim(method, path, method === 'GET' || method === 'DELETE' ? undefined : {});
    expect([answer.status, answer.json.status]).toEqual([status, String(status)]);
    expect(answer.json.schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:Error']);
    expect(answer.headers.get('content-type')).toBe('application/scim+json');
    expect(answer.json.detail).toMatch(/^[“A-Z/].+\.$/);
  });
});

describe('what is malformed', () => {
  const ok = scimPerson(1);
  it.each<[string, unknown, number, string | undefined]>([
    ['no JSON', '{', 400, 'invalidSyntax'],
    ['a list', [], 400, 'invalidSyntax'],
    ['a text', '"x"', 400, 'invalidSyntax'],
    ['a key twice', '{"userName":"a","userName":"b"}', 400, 'invalidSyntax'],
    ['an attribute twice', { ...ok, USERNAME: 'x' }, 400, 'invalidValue'],
    ['another schema', { ...ok, schemas: [GROUP] }, 400, 'invalidSyntax'],
    ['a NUL', { ...ok, title: 'a\0b' }, 400, 'invalidValue'],
    ['no userName', { ...ok, userName: undefined }, 400, 'invalidValue'],
    ['an empty userName', { ...ok, userName: '  ' }, 400, 'invalidValue'],
    ['a userName that is a list', { ...ok, userName: ['x'] }, 400, 'invalidValue'],
    ['no family name', { ...ok, displayName: 'Ada', name: { givenName: 'Ada' } }, 400, 'invalidValue'],
    ['a name that is a text', { ...ok, name: 'Ada King' }, 400, 'invalidValue'],
    ['perhaps active', { ...ok, active: 'perhaps' }, 400, 'invalidValue'],
    ['a title too long', { ...ok, title: 'x'.repeat(257) }, 400, 'invalidValue'],
    ['an externalId too long', { ...ok, externalId: 'x'.repeat(513) }, 400, 'invalidValue'],
    [
      'eleven addresses',
      { ...ok, emails: Array.from({ length: 11 }, (_, n) => ({ value: `${n}@x` })) },
      400,
      'invalidValue',
    ],
    [
      'two primary ones',
      {
        ...ok,
        emails: [
          { value: 'a', primary: true },
          { value: 'b', primary: 'true' },
        ],
      },
      400,
      'invalidValue',
    ],
    [
      'a date that is none',
      {
        ...ok,
        'urn:ietf:params:scim:schemas:extension:unswivel:2.0:User': { contract: { sponsor: 'root', ends: 'soon' } },
      },
      400,
      'invalidValue',
    ],
    [
      'a sponsor nobody is',
      {
        ...ok,
        'urn:ietf:params:scim:schemas:extension:unswivel:2.0:User': {
          contract: { sponsor: 'nobody', ends: '2027-01-01T00:00:00Z' },
        },
      },
      400,
      undefined,
    ],
    ['an extension that is a text', { ...ok, [ENTERPRISE]: 'x' }, 400, 'invalidValue'],
    [
      'a hidden character in a name',
      { ...ok, name: { givenName: 'A\u200bda', familyName: 'King' } },
      400,
      'invalidValue',
    ],
    ['a Cyrillic a in a Latin name', { ...ok, displayName: 'Ad\u0430 King' }, 400, 'invalidValue'],
    ['a name that reads backwards', { ...ok, userName: 'ada\u202egnp.exe' }, 400, 'invalidValue'],
  ])('is refused with a sentence, and nobody is made: %s', async (_, body, status, scimType) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await scim('POST', '/Users', text);
    expect([answer.status, answer.json.detail]).toEqual([status, expect.stringMatching(/\.$/)]);
    if (scimType) expect([answer.json.scimType, answer.json.detail]).toEqual([scimType, answer.json.detail]);
    expect((await get('count=0')).json.totalResults).toBe(8);
  });

  it('shows the character that would fool a console', async () => {
    const answer = await scim('POST', '/Users', { ...ok, displayName: 'Ad\u0430 King' });
    expect(answer.json.detail).toMatch(/^displayName: .*U\+0430/);
  });

  it('is refused for its media, its size and its depth', async () => {
    const xml = await scim('POST', '/Users', '<a/>', { 'content-type': 'text/xml' });
    expect([xml.status, xml.json.status]).toEqual([415, '415']);
    const json = await scim('POST', '/Users', ok, { 'content-type': 'application/json; charset=utf-8' });
    expect([json.status, json.headers.get('content-type')]).toEqual([201, 'application/scim+json']);
    expect((await scim('POST', '/Users', `"${'x'.repeat(9 << 20)}"`)).status).toBe(413);
    expect((await scim('POST', '/Users', '['.repeat(5000))).status).toBe(400);
  });
});
