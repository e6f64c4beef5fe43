/** A technician, two clients, a console and an account to vary in tests: parsed by the real schemas, so that a shape that drifts fails here. */
import {
  type Account,
  accountSchema,
  type Client,
  type Console,
  clientSchema,
  consoleSchema,
  ENTERPRISE,
  type Technician,
  technicianSchema,
} from '../../lib/record/record.schema.ts';

export function technician(over: Partial<Technician> = {}): Technician {
  return technicianSchema.parse({
    id: 'jana',
    version: 3,
    userName: 'jana.novakova',
    name: { givenName: 'Jana', familyName: 'Nováková' },
    displayName: 'Jana Nováková',
    title: 'Service engineer',
    emails: [
      { value: 'jana@home.example', type: 'home' },
      { value: 'jana.novakova@msp.example', type: 'work' },
    ],
    phoneNumbers: [
      { value: '+420 777 123 456', type: 'mobile' },
      { value: '+420 222 333 444', type: 'work' },
    ],
    addresses: [{ type: 'work', streetAddress: 'Dlouhá 1', locality: 'Praha', postalCode: '110 00', country: 'CZ' }],
    preferredLanguage: 'cs-CZ',
    timezone: 'Europe/Prague',
    active: true,
    [ENTERPRISE]: {
      employeeNumber: 'E-1042',
      department: 'Field service',
      manager: { value: 'ota', displayName: 'Ota Král' },
    },
    ...over,
  });
}

export function client(over: Partial<Client> = {}): Client {
  return clientSchema.parse({
    id: 'fabrikam',
    version: 5,
    name: 'Fabrikam GmbH',
    psaCompanyIds: ['17'],
    aliases: ['Fabrikam Werke'],
    domains: ['fabrikam.example', 'fabrikam-werke.example'],
    convention: {
      version: 2,
      rules: {
        everyday: {
          userName: '{name.givenName:lower:ascii:1}{name.familyName:lower:ascii}@{client.domain}',
          email: '{name.givenName:lower:ascii:1}{name.familyName:lower:ascii}@{client.domain}',
        },
        admin: { userName: 'adm-{name.familyName:lower:ascii}@{client.domain}' },
      },
    },
    ...over,
  });
}

export function contoso(over: Partial<Client> = {}): Client {
  return client({
    id: 'contoso',
    name: 'Contoso Ltd.',
    psaCompanyIds: [],
    aliases: [],
    domains: ['contoso.example'],
    ...over,
  });
}

export function ours(over: Partial<Client> = {}): Client {
  return client({
    id: 'msp',
    name: 'Our MSP',
    own: true,
    psaCompanyIds: [],
    aliases: [],
    domains: ['msp.example'],
    ...over,
  });
}

export function consoleOf(over: Partial<Console> = {}): Console {
  return consoleSchema.parse({
    id: 'portal',
    version: 1,
    label: 'Fabrikam portal',
    kind: 'iam',
    profile: null,
    origins: ['https://portal.example'],
    tenancy: { mode: 'client', client: 'fabrikam' },
    ...over,
  });
}

export function account(over: Partial<Account> = {}): Account {
  return accountSchema.parse({
    id: 'acc-1',
    version: 4,
    technician: 'jana',
    client: 'fabrikam',
    console: 'portal',
    purpose: 'everyday',
    name: 'jnovakova2@fabrikam.example',
    ...over,
  });
}
