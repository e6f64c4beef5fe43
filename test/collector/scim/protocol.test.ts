import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENTERPRISE, GROUP, PATCH, type ScimClient, scimPerson, USER } from '../../drive/scim-client.ts';
import { startCollector, type TestCollector } from '../start-collector.ts';
import { addSource, addToken, clientFor, startSource } from './with-source.ts';

let collector: TestCollector;
let scim: ScimClient;
beforeEach(async () => {
  collector = await startCollector();
  scim = await startSource(collector);
});
afterEach(() => collector.stop());

const add = async (count: number) => {
  for (let n = 1; n <= count; n++) await scim('POST', '/Users', scimPerson(n));
};
const get = (query: string) => scim('GET', `/Users?${query}`);
const find = (filter: string, more = '') => get(`filter=${encodeURIComponent(filter)}${more}`);
const names = (json: { Resources: { userName: string }[] }) => json.Resources.map((one) => one.userName);
const OURS = 'userName ew "@msp.example" and externalId pr';

describe('lists', () => {
  it('are paged from 1, count what fits on all pages, and know the odd ends', async () => {
    await add(5);
    const all = (await get('')).json;
    expect(all).toMatchObject({ totalResults: 13, itemsPerPage: 13, startIndex: 1 });
    const seen: string[] = [];
    for (const start of [1, 6, 11]) {
      const { json } = await get(`startIndex=${start}&count=5`);
      expect([json.totalResults, json.startIndex]).toEqual([13, start]);
      seen.push(...names(json));
    }
    expect(seen).toEqual(names(all));
    for (const [query, items] of [
      ['count=0', 0],
      ['count=-3', 0],
      ['startIndex=0&count=2', 2],
      ['startIndex=-9&count=2', 2],
      ['startIndex=14', 0],
      ['startIndex=13', 1],
      ['count=100000', 13],
    ] as const) {
      const { status, json } = await get(query);
      expect([query, status, json.totalResults, json.itemsPerPage, json.Resources.length]).toEqual([
        query,
        200,
        13,
        items,
        items,
      ]);
    }
    expect((await find(OURS, '&startIndex=2&count=2')).json).toMatchObject({
      totalResults: 5,
      itemsPerPage: 2,
      startIndex: 2,
    });
    for (const query of ['count=many', 'startIndex=1.5', 'count=1e3'])
      expect([query, (await get(query)).json.scimType]).toEqual([query, 'invalidValue']);
  });

  it('find by index and by looking, alike', async () => {
    await add(4);
    for (const filter of [
      'userName eq "PERSON.3@msp.example"',
      'externalId eq "ext-3"',
      'id eq "given3-family3"',
      'id eq "given3-family3" and active eq true',
      `${USER}:userName eq "person.3@msp.example" and ${ENTERPRISE}:employeeNumber eq "100003"`,
      `${ENTERPRISE}:employeeNumber eq "100003"`,
      'emails[type eq "work"].value eq "person.3@msp.example"',
      'meta.location ew "given3-family3"',
    ])
      expect([filter, names((await find(filter)).json)]).toEqual([filter, ['person.3@msp.example']]);
    for (const filter of [
      'externalId eq "EXT-3"',
      'id eq "nobody"',
      'userName eq "person.3@msp.example" and active eq false',
    ])
      expect([filter, (await find(filter)).json.totalResults]).toEqual([filter, 0]);
    const bad = await find('userName eq');
    expect([bad.status, bad.json.scimType]).toEqual([400, 'invalidFilter']);
  });

  it('are sorted either way, who has nothing to sort by last', async () => {
    await add(3);
    await scim('PATCH', '/Users/given2-family2', { Operations: [{ op: 'remove', path: 'title' }] });
    const sorted = async (more: string) => names((await find(OURS, more)).json).map((name) => name[7]);
    expect(await sorted('&sortBy=userName')).toEqual(['1', '2', '3']);
    expect(await sorted('&sortBy=UserName&sortOrder=descending')).toEqual(['3', '2', '1']);
    expect(await sorted('&sortBy=emails&sortOrder=descending&count=1')).toEqual(['3']);
    expect((await sorted('&sortBy=title')).at(-1)).toBe('2');
    expect((await sorted(`&sortBy=${ENTERPRISE}:employeeNumber&sortOrder=descending`))[0]).toBe('3');
    expect((await find(OURS, '&sortBy=shoeSize')).json.scimType).toBe('invalidPath');
  });

  it('tell only what was asked for', async () => {
    await add(1);
    const one = async (query: string) => (await find('externalId eq "ext-1"', query)).json.Resources[0];
    expect(await one('&attributes=userName,name.familyName')).toEqual({
      ...{ schemas: [USER, ENTERPRISE], id: 'given1-family1', userName: 'person.1@msp.example' },
      name: { familyName: 'Family1' },
    });
    expect(await one(`&attributes=${ENTERPRISE}:department,EMAILS.value,shoeSize`)).toEqual({
      ...{ schemas: [USER, ENTERPRISE], id: 'given1-family1', emails: [{ value: 'person.1@msp.example' }] },
      [ENTERPRISE]: { department: 'Department 1' },
    });
    const less = await one(`&excludedAttributes=id,schemas,meta,name,emails.type,${ENTERPRISE}`);
    expect(Object.keys(less)).toEqual(expect.arrayContaining(['id', 'schemas', 'userName', 'emails']));
    expect([less.meta, less.name, less[ENTERPRISE], less.emails[0].type]).toEqual(Array(4).fill(undefined));
    const made = await scim('POST', '/Users?attributes=id', scimPerson(2));
    expect(Object.keys(made.json)).toEqual(['schemas', 'id']);
    expect(made.headers.get('location')).toBeNull();
  });

  it('are searched for by POST too', async () => {
    await add(3);
    const { status, json } = await scim('POST', '/Users/.search', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
      ...{
        filter: OURS,
        attributes: ['userName'],
        sortBy: 'userName',
        sortOrder: 'descending',
        startIndex: 2,
        count: 1,
      },
    });
    expect([status, json.totalResults, names(json)]).toEqual([200, 3, ['person.2@msp.example']]);
  });
});

describe('versions', () => {
  it('are tags that If-Match and If-None-Match know', async () => {
    await add(1);
    const path = '/Users/given1-family1';
    const first = await scim('GET', path);
    const tag = first.headers.get('etag') as string;
    expect(tag).toBe(first.json.meta.version);
    const same = await scim('GET', path, undefined, { 'if-none-match': `"x", ${tag}` });
    expect([same.status, same.json, same.headers.get('etag')]).toEqual([304, null, tag]);
    const change = (value: string, given: string) =>
      scim(
        'PATCH',
        path,
        { schemas: [PATCH], Operations: [{ op: 'replace', path: 'title', value }] },
        { 'if-match': given },
      );
    expect((await change('A', tag)).status).toBe(200);
    const stale = await change('B', tag);
    expect([stale.status, stale.json.status]).toEqual([412, '412']);
    expect((await scim('PUT', path, scimPerson(1), { 'if-match': tag })).status).toBe(412);
    expect((await scim('DELETE', path, undefined, { 'if-match': tag })).status).toBe(412);
    expect((await change('C', '*')).json.title).toBe('C');
    const now = (await scim('GET', path)).headers.get('etag') as string;
    expect((await change('C', now)).headers.get('etag')).toBe(now);
    expect((await change('D', now.replace('W/', ''))).status).toBe(200);
    const renamed = { Operations: [{ op: 'replace', path: 'externalId', value: 'other' }] };
    const before = (await scim('GET', path)).headers.get('etag');
    expect((await scim('PATCH', path, renamed)).headers.get('etag')).not.toBe(before);
  });

  it('say when a user was made and last changed', async () => {
    await add(1);
    collector.clock.now = new Date('2026-11-21T08:00:00.000Z');
    await scim('PATCH', '/Users/given1-family1', { Operations: [{ op: 'replace', path: 'title', value: 'X' }] });
    const { meta } = (await scim('GET', '/Users/given1-family1')).json;
    expect(meta).toMatchObject({
      ...{ resourceType: 'User', created: '2026-11-20T08:00:00.000Z', lastModified: '2026-11-21T08:00:00.000Z' },
      location: 'http://collector.example/scim/v2/entra/Users/given1-family1',
    });
  });
});

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

describe('who owns what', () => {
  it('is held: a differing write is 400 mutability and names the owner, an equal one passes', async () => {
    await add(1);
    await addSource(collector, 'okta', []);
    const okta = clientFor(collector, 'okta', (await addToken(collector, 'okta')).secret);
    const path = '/Users/given1-family1';
    const refused = await okta('PATCH', path, { Operations: [{ op: 'replace', path: 'title', value: 'Boss' }] });
    expect([refused.status, refused.json.scimType]).toEqual([400, 'mutability']);
    expect(refused.json.detail).toBe(
      'Only Source entra may change title, so okta cannot. Take it out of the mapping there, or make okta its owner here.',
    );
    const equal = { ...scimPerson(1), externalId: 'okta-1' };
    expect((await okta('PUT', path, equal)).status).toBe(200);
    expect((await okta('GET', path)).json.externalId).toBe('okta-1');
    expect((await scim('GET', path)).json.externalId).toBe('ext-1');
    expect((await okta('PUT', path, { schemas: [USER], userName: 'person.1@msp.example' })).json.title).toBe(
      'Technician',
    );
    const gone = await okta('DELETE', path);
    expect([gone.status, gone.json.scimType]).toEqual([400, 'mutability']);
    expect((await okta('GET', path)).status).toBe(200);
  });

  it('lets a source see its own groups alone', async () => {
    await addSource(collector, 'okta', []);
    const okta = clientFor(collector, 'okta', (await addToken(collector, 'okta')).secret);
    const { id } = (await scim('POST', '/Groups', { schemas: [GROUP], displayName: 'Desk' })).json;
    for (const [method, path] of [
      ['GET', `/Groups/${id}`],
      ['DELETE', `/Groups/${id}`],
      ['PATCH', `/Groups/${id}`],
    ] as const)
      expect((await okta(method, path, method === 'PATCH' ? { Operations: [] } : undefined)).status).toBe(404);
    expect((await okta('GET', '/Groups')).json.totalResults).toBe(0);
    const same = await okta('POST', '/Groups', { schemas: [GROUP], displayName: 'Desk' });
    expect([same.status, same.json.id]).toEqual([201, 'desk-2']);
    expect((await scim('POST', '/Groups', { schemas: [GROUP], displayName: ' DESK ' })).json.scimType).toBe(
      'uniqueness',
    );
  });
});

describe('managers', () => {
  it('may come after those they lead, named as the source knows them', async () => {
    const led = (n: number, value: string) => ({ ...scimPerson(n), [ENTERPRISE]: { manager: { value } } });
    await scim('POST', '/Users', led(1, 'ext-9'));
    await scim('POST', '/Users', led(2, 'person.9@msp.example'));
    await scim('POST', '/Users', led(3, 'never-here'));
    expect((await scim('GET', '/Users/given1-family1')).json[ENTERPRISE].manager).toEqual({ value: 'ext-9' });
    await scim('PATCH', '/Users/given1-family1', { Operations: [{ op: 'replace', path: 'title', value: 'X' }] });
    await scim('POST', '/Users', scimPerson(9));
    const manager = async (n: number) =>
      (await scim('GET', `/Users/given${n}-family${n}`)).json[ENTERPRISE].manager.value;
    expect([await manager(1), await manager(3)]).toEqual(['given9-family9', 'never-here']);
    expect(await manager(2)).toBe('given9-family9');
  });
});
