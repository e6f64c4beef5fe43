import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENTERPRISE, PATCH, type ScimClient, scimPerson, USER } from '../../drive/scim-client.ts';
import { startCollector, type TestCollector } from '../start-collector.ts';
import { ownEvents, startSource } from './with-source.ts';

let collector: TestCollector;
let scim: ScimClient;
beforeEach(async () => {
  collector = await startCollector();
  scim = await startSource(collector);
});
afterEach(() => collector.stop());

const patch = (id: string, ...Operations: unknown[]) => scim('PATCH', `/Users/${id}`, { schemas: [PATCH], Operations });

describe('a user', () => {
  it('is created with an id of ours, an address, a tag and both schemas', async () => {
    const made = await scim('POST', '/Users', scimPerson(1));
    expect(made.status).toBe(201);
    expect(made.headers.get('content-type')).toBe('application/scim+json');
    expect(made.headers.get('location')).toBe('http://collector.example/scim/v2/entra/Users/given1-family1');
    expect(made.headers.get('etag')).toBe(made.json.meta.version);
    const { schemas: _, ...rest } = scimPerson(1);
    expect(made.json).toMatchObject({ ...rest, id: 'given1-family1', schemas: [USER, ENTERPRISE] });
    expect((await scim('GET', '/Users/given1-family1')).json).toEqual(made.json);
  });

  it('is there once: the same userName in any case, or externalId, is 409 uniqueness', async () => {
    await scim('POST', '/Users', scimPerson(1));
    const same = await scim('POST', '/Users', { ...scimPerson(2), userName: 'PERSON.1@MSP.example' });
    expect([same.status, same.json.scimType, same.json.status]).toEqual([409, 'uniqueness', '409']);
    const external = await scim('POST', '/Users', { ...scimPerson(2), externalId: 'ext-1' });
    expect([external.status, external.json.scimType]).toEqual([409, 'uniqueness']);
    await scim('POST', '/Users', scimPerson(2));
    const renamed = await patch('given2-family2', { op: 'replace', path: 'userName', value: 'person.1@msp.example' });
    expect([renamed.status, renamed.json.scimType]).toEqual([409, 'uniqueness']);
  });

  it('who is taken away is inactive and not found; the technician stays, and comes back as the same', async () => {
    await scim('POST', '/Users', scimPerson(1));
    expect((await scim('DELETE', '/Users/given1-family1')).status).toBe(204);
    expect((await scim('GET', '/Users/given1-family1')).status).toBe(404);
    expect((await scim('DELETE', '/Users/given1-family1')).status).toBe(404);
    expect((await scim('GET', '/Users?filter=userName eq "person.1@msp.example"')).json.totalResults).toBe(0);
    const admin = await collector.enrol('root');
    const { json } = await collector.call('GET', '/v1/snapshot', { token: admin.token });
    expect(json.technicians.find((one: { id: string }) => one.id === 'given1-family1')).toMatchObject({
      active: false,
    });
    const back = await scim('POST', '/Users', { ...scimPerson(1), title: 'Lead' });
    expect([back.status, back.json.id, back.json.active, back.json.title]).toEqual([
      201,
      'given1-family1',
      true,
      'Lead',
    ]);
    const kinds = (await ownEvents(collector)).map(({ verb }) => verb).filter((verb) => verb.startsWith('technician.'));
    expect(kinds).toEqual(['technician.joined', 'technician.left', 'technician.returned']);
  });
});
