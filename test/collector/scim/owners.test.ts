import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENTERPRISE, GROUP, type ScimClient, scimPerson, USER } from '../../drive/scim-client.ts';
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
