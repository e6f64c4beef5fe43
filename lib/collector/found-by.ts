/** What an object is found by when somebody searches, and where it stands in a list. */
import { fold } from '../record/ascii.ts';
import type { Kind, Kinds } from './kinds.ts';

interface Found {
  search: string;
  title: string;
  state: string | null;
  due: string | null;
}

type Texts = (string | undefined)[];

/** The first is what lists show and sort by. */
const TEXTS: { [K in Kind]: (object: Kinds[K]) => Texts } = {
  technicians: (one) => [
    one.displayName,
    one.name.givenName,
    one.name.middleName,
    one.name.familyName,
    one.nickName,
    one.userName,
    one.title,
    one['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'].employeeNumber,
    one['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'].department,
    ...one.emails.map(({ value }) => value),
  ],
  clients: (one) => [one.name, ...one.aliases, ...one.domains, ...one.psaCompanyIds],
  consoles: (one) => [one.label, one.kind, one.profile ?? undefined, ...one.origins],
  accounts: (one) => [one.name, one.technician, one.client, one.console, one.purpose, one.status, ...one.roles],
  templates: (one) => [one.label, one.description, ...one.grants.map(({ role }) => role)],
  exceptions: (one) => [one.reason, one.client, one.technician, one.owner, one.console],
  sources: (one) => [one.label, one.kind],
  groups: (one) => [one.displayName, one.source, one.template],
  machines: (one) => [one.name, one.kind, one.owner, one.client, one.console, one.purpose, ...one.usedIn],
};

type Standing = { state: string | null; due: string | null };
const NONE: Standing = { state: null, due: null };

/** With milliseconds always, so that moments compare as text. */
const atOf = (moment: string | undefined): string | null => (moment ? new Date(moment).toISOString() : null);

/** What lists are narrowed by, and when something ends by the clock. */
const STANDING: { [K in Kind]: (object: Kinds[K]) => Standing } = {
  technicians: ({ active, contract }) => ({ state: active ? 'active' : 'inactive', due: atOf(contract?.ends) }),
  clients: () => NONE,
  consoles: () => NONE,
  accounts: ({ status, until }) => ({ state: status, due: atOf(until) }),
  templates: () => NONE,
  exceptions: ({ ended, expires }) =>
    ended ? { state: 'ended', due: null } : { state: 'running', due: atOf(expires) },
  sources: () => NONE,
  groups: () => NONE,
  machines: ({ expires }) => ({ state: null, due: atOf(expires) }),
};

/** `search` holds every text in both spellings of `fold`, and the id; `title` is the first one folded. */
export function foundBy<K extends Kind>(kind: K, object: Kinds[K]): Found {
  const texts = TEXTS[kind](object).filter((text) => text !== undefined);
  const whole = [...texts, object.id].join('\n');
  const bare = fold(whole);
  const long = fold(whole, 'long');
  return {
    search: bare === long ? bare : `${bare}\n${long}`,
    title: fold(texts[0] ?? object.id),
    ...STANDING[kind](object),
  };
}
