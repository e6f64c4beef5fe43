/**
 * The person of the tour joins as people do at an MSP: the identity provider sends them over SCIM, and nobody sets up anything else for them. The sample's own Priya goes
 * first: there is one of her.
 */
import { ENTERPRISE, type Technician, technicianSchema } from '../../lib/record/record.schema.ts';
import type { CollectorProcess } from '../drive/collector.ts';
import { createReader, type Reader } from '../drive/reader.ts';
import { PATCH, type ScimClient, scimClient, USER, ENTERPRISE as WITH_ENTERPRISE } from '../drive/scim-client.ts';

const OWNED = [
  ...['userName', 'name', 'displayName', 'title', 'emails', 'phoneNumbers', 'addresses', 'active'],
  ...['preferredLanguage', 'timezone', 'employeeNumber', 'department', 'organization'],
];

/** As Entra sends a new user, with everything the directory knows. */
const PRIYA = {
  schemas: [USER, WITH_ENTERPRISE],
  externalId: '7f3c1f0e-5a0c-4d0e-9f43-1f6f0e2b9d11',
  userName: 'p.raman@msp.example',
  active: true,
  displayName: 'Priya Raman',
  name: { formatted: 'Priya Raman', givenName: 'Priya', familyName: 'Raman' },
  title: 'Technician',
  preferredLanguage: 'en-GB',
  timezone: 'Europe/London',
  emails: [{ primary: true, type: 'work', value: 'p.raman@msp.example' }],
  phoneNumbers: [
    { primary: true, type: 'work', value: '+44 20 5550104' },
    { type: 'mobile', value: '+44 7700 900104' },
  ],
  addresses: [
    {
      type: 'work',
      streetAddress: '4 Example Row',
      locality: 'London',
      region: 'Greater London',
      postalCode: 'EC1A 1BB',
      country: 'GB',
    },
  ],
  [ENTERPRISE]: { employeeNumber: 'T-1004', department: 'Onboarding', organization: 'Example MSP' },
};

export interface Joiner {
  technician: Technician;
  /** the identity provider learns of a new surname, as it does after a wedding */
  rename(familyName: string): Promise<void>;
}

export async function joinOverScim(collector: CollectorProcess): Promise<Joiner> {
  const administrator = await createReader(collector, 'root', ['administrator']);
  const [sample] = (await technicians(administrator)).filter(({ id }) => id === 'praman');
  if (sample)
    await done(administrator, 'DELETE', '/v1/technicians/praman', undefined, { 'if-match': `"${sample.version}"` });
  const source = { id: 'idp', version: 1, label: 'Identity provider', kind: 'scim', owns: OWNED };
  await done(administrator, 'PUT', '/v1/sources/idp', source);
  const { secret } = (await done(administrator, 'POST', '/v1/tokens', { label: 'Tour', source: 'idp' })) as {
    secret: string;
  };
  const scim = scimClient(`${collector.url}/scim/v2/idp`, secret);
  const { id } = await taken(scim, 'POST', '/Users', PRIYA);
  const technician = (await technicians(administrator)).find((one) => one.id === id);
  if (!technician) throw new Error('The technician created over SCIM is not in the record.');
  return {
    technician,
    rename: async (familyName) => {
      const email = `p.${familyName.toLowerCase()}@msp.example`;
      await taken(scim, 'PATCH', `/Users/${id}`, {
        schemas: [PATCH],
        Operations: [
          { op: 'Replace', path: 'name.familyName', value: familyName },
          { op: 'Replace', path: 'displayName', value: `${technician.name.givenName} ${familyName}` },
          { op: 'Replace', path: 'emails[type eq "work"].value', value: email },
        ],
      });
    },
  };
}

async function technicians(reader: Reader): Promise<Technician[]> {
  const snapshot = (await reader.get('/v1/snapshot')) as { technicians: unknown[] };
  return snapshot.technicians.map((one) => technicianSchema.parse(one));
}

async function done(reader: Reader, method: string, path: string, body?: unknown, headers?: Record<string, string>) {
  const answer = await reader.call(method, path, body, headers);
  if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function taken(scim: ScimClient, method: string, path: string, body: unknown): Promise<{ id: string }> {
  const { status, json } = await scim(method, path, body);
  if (status >= 300) throw new Error(`SCIM ${method} ${path} answered ${status}: ${JSON.stringify(json)}`);
  return json;
}
