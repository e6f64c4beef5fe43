import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENTERPRISE, PATCH, type ScimClient, scimPerson, USER } from '../../drive/scim-client.ts';
import { startCollector, type TestCollector } from '../start-collector.ts';
import { startSource } from './with-source.ts';

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
