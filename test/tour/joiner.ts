/**
 * The person of the tour joins as people do at an MSP: the identity provider sends them over SCIM, and nobody sets up anything else for them. The sample's own Priya goes
 * first: there is one of her.
 */
import { ENTERPRISE, type Technician } from '../../lib/record/record.schema.ts';
import { done } from '../drive/access-requests.ts';
import { USER, ENTERPRISE as WITH_ENTERPRISE } from '../drive/scim-client.ts';
import { type IdentityProvider, technicians } from './identity-provider.ts';

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

export async function joinOverScim(provider: IdentityProvider): Promise<Joiner> {
  const { administrator } = provider;
  const [sample] = (await technicians(administrator)).filter(({ id }) => id === 'praman');
  if (sample)
    await done(administrator, 'DELETE', '/v1/technicians/praman', undefined, { 'if-match': `"${sample.version}"` });
  const technician = await provider.join(PRIYA);
  return {
    technician,
    rename: (familyName) =>
      provider.change(technician.id, [
        { op: 'Replace', path: 'name.familyName', value: familyName },
        { op: 'Replace', path: 'displayName', value: `${technician.name.givenName} ${familyName}` },
        {
          op: 'Replace',
          path: 'emails[type eq "work"].value',
          value: `p.${familyName.toLowerCase()}@msp.example`,
        },
      ]),
  };
}
