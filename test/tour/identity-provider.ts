/** The MSP's identity provider, as the collector sees it: a SCIM source with a token of its own that owns what it says of people, and the groups that give role templates. */
import { type Technician, technicianSchema } from '../../lib/record/record.schema.ts';
import { done } from '../drive/access-requests.ts';
import type { CollectorProcess } from '../drive/collector.ts';
import { createReader, type Reader } from '../drive/reader.ts';
import { GROUP, PATCH, scimClient } from '../drive/scim-client.ts';

const OWNED = [
  ...['userName', 'name', 'displayName', 'title', 'emails', 'phoneNumbers', 'addresses', 'active'],
  ...['preferredLanguage', 'timezone', 'employeeNumber', 'department', 'organization', 'templates'],
];

export interface IdentityProvider {
  administrator: Reader;
  /** somebody new is sent */
  join(user: object): Promise<Technician>;
  change(id: string, operations: object[]): Promise<void>;
  /** makes a group whose members get this role template; gives its id */
  group(displayName: string, template: string): Promise<string>;
  addTo(group: string, technician: string): Promise<void>;
}

export async function identityProvider(collector: CollectorProcess): Promise<IdentityProvider> {
  const administrator = await createReader(collector, 'root', ['administrator']);
  const source = { id: 'idp', version: 1, label: 'Identity provider', kind: 'scim', owns: OWNED };
  await done(administrator, 'PUT', '/v1/sources/idp', source);
  const { secret } = (await done(administrator, 'POST', '/v1/tokens', { label: 'Tour', source: 'idp' })) as {
    secret: string;
  };
  const scim = scimClient(`${collector.url}/scim/v2/idp`, secret);
  async function taken(method: string, path: string, body: unknown): Promise<{ id: string }> {
    const { status, json } = await scim(method, path, body);
    if (status >= 300) throw new Error(`SCIM ${method} ${path} answered ${status}: ${JSON.stringify(json)}`);
    return json;
  }
  const patch = async (path: string, Operations: object[]) =>
    void (await taken('PATCH', path, { schemas: [PATCH], Operations }));

  return {
    administrator,
    async join(user) {
      const { id } = await taken('POST', '/Users', user);
      const technician = (await technicians(administrator)).find((one) => one.id === id);
      if (!technician) throw new Error('The technician created over SCIM is not in the record.');
      return technician;
    },
    change: (id, operations) => patch(`/Users/${id}`, operations),
    async group(displayName, template) {
      const { id } = await taken('POST', '/Groups', { schemas: [GROUP], displayName, members: [] });
      await done(administrator, 'PUT', `/v1/groups/${id}/template`, { template });
      return id;
    },
    addTo: (group, technician) =>
      patch(`/Groups/${group}`, [{ op: 'Add', path: 'members', value: [{ value: technician }] }]),
  };
}

export async function technicians(reader: Reader): Promise<Technician[]> {
  const snapshot = (await reader.get('/v1/snapshot')) as { technicians: unknown[] };
  return snapshot.technicians.map((one) => technicianSchema.parse(one));
}
