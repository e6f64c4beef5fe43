/** The made-up MSP and its two clients, who name accounts differently. */
import type { Client } from '../record/record.schema.ts';

const INITIAL_SURNAME = '{name.givenName:lower:ascii:1}{name.familyName:lower:ascii:alnum}';
const DOTTED = '{name.givenName:lower:ascii:alnum}.{name.familyName:lower:ascii:alnum}';
/** the longest a Windows logon name may be */
const LOGON = 20;

export const SAMPLE_CLIENTS: Client[] = [
  {
    id: 'msp',
    version: 1,
    name: 'Example MSP',
    own: true,
    psaCompanyIds: [],
    aliases: ['MSP'],
    domains: ['msp.example'],
    convention: {
      version: 1,
      rules: { everyday: { userName: INITIAL_SURNAME }, admin: { userName: `adm-${INITIAL_SURNAME}` } },
      maxLength: { userName: 64, sAMAccountName: LOGON },
      collision: 'number',
    },
    ticketRequired: false,
  },
  {
    id: 'northwind',
    version: 1,
    name: 'Northwind Dental',
    own: false,
    psaCompanyIds: ['NWD-01'],
    aliases: ['Northwind'],
    domains: ['northwind.example'],
    convention: {
      version: 1,
      rules: {
        everyday: { userName: INITIAL_SURNAME, userPrincipalName: `${INITIAL_SURNAME}@{client.domain}` },
        admin: { userName: `adm-${INITIAL_SURNAME}`, userPrincipalName: `adm-${INITIAL_SURNAME}@{client.domain}` },
      },
      maxLength: { userName: LOGON, sAMAccountName: LOGON },
      collision: 'number',
    },
    ticketRequired: true,
    approverGroup: 'Northwind practice managers',
  },
  {
    id: 'contoso',
    version: 1,
    name: 'Contoso Logistics',
    own: false,
    psaCompanyIds: ['CTL-07'],
    aliases: ['Contoso'],
    domains: ['contoso.example'],
    convention: {
      version: 1,
      rules: {
        everyday: {
          userName: DOTTED,
          userPrincipalName: `${DOTTED}@{client.domain}`,
          email: `${DOTTED}@{client.domain}`,
        },
        admin: { userName: `${DOTTED}.admin`, userPrincipalName: `${DOTTED}.admin@{client.domain}` },
      },
      maxLength: { userName: 64 },
      collision: 'number',
    },
    ticketRequired: false,
    approverGroup: 'Contoso IT',
  },
];
