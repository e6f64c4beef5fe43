/** What must be one object's alone, so that a name, a login or a company id never means two things. */
import type { Account } from '../record/record.schema.ts';
import type { Kind, Kinds } from './kinds.ts';

export interface Key {
  /** what the value is, as a sentence says it */
  scope: string;
  value: string;
  /** the value as it was written */
  shown: string;
}

/** The scope of the key that only the MSP itself has. */
export const OWN_KEY = 'being the MSP itself';

/** Names compare without case, outer or doubled spaces, in one Unicode form. */
export const sameName = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** Scopes that are looked up by themselves. */
export const ACCOUNT_NAME = 'account name';
export const ACCOUNT_OF = 'account of this technician';
export const OWNED = 'owned attribute';

/** A technician has one account for a purpose in a console for a client. */
export const accountOfKey = (account: Pick<Account, 'technician' | 'client' | 'console' | 'purpose'>): string =>
  JSON.stringify([account.technician, account.client, account.console, account.purpose]);

/** An account's name is unique in its console for its client. */
export const accountNameKey = (console: string, client: string, name: string): string =>
  JSON.stringify([console, client, sameName(name)]);

const KEYS: { [K in Kind]: (object: Kinds[K]) => Key[] } = {
  technicians: ({ userName }) => [{ scope: 'user name', value: sameName(userName), shown: userName }],
  clients: (client) => [
    ...client.psaCompanyIds.map((shown) => ({ scope: 'PSA company id', value: shown.trim(), shown })),
    ...[client.name, ...client.aliases].map((shown) => ({ scope: 'name', value: sameName(shown), shown })),
    ...client.domains.map((shown) => ({ scope: 'domain', value: sameName(shown), shown })),
    ...(client.own ? [{ scope: OWN_KEY, value: 'own', shown: client.name }] : []),
  ],
  consoles: () => [],
  accounts: (account) => [
    { scope: ACCOUNT_NAME, value: accountNameKey(account.console, account.client, account.name), shown: account.name },
    ...(account.status === 'gone' ? [] : [{ scope: ACCOUNT_OF, value: accountOfKey(account), shown: account.name }]),
  ],
  templates: ({ label }) => [{ scope: 'name', value: sameName(label), shown: label }],
  exceptions: () => [],
  sources: ({ label, owns }) => [
    { scope: 'name', value: sameName(label), shown: label },
    ...owns.map((shown) => ({ scope: OWNED, value: shown, shown })),
  ],
  groups: ({ source, displayName }) => [
    { scope: 'name', value: JSON.stringify([source, sameName(displayName)]), shown: displayName },
  ],
  machines: ({ client, console, kind, name }) => [
    { scope: 'name', value: JSON.stringify([client, console ?? '', kind, sameName(name)]), shown: name },
  ],
};

/** The object's keys, each once. */
export function keysOf<K extends Kind>(kind: K, object: Kinds[K]): Key[] {
  const keys = KEYS[kind](object);
  return [...new Map(keys.map((key) => [`${key.scope} ${key.value}`, key])).values()];
}
