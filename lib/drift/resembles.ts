/** Whether an account that nobody recorded looks like one of ours: everybody else in a client's console is no business of ours, and is not kept. */
import { ENTERPRISE_URN } from '../record/enterprise.ts';
import { isConsumerDomain, mailDomain } from '../record/mail-domain.ts';
import type { Client, Technician } from '../record/record.schema.ts';
import { accountKey } from './place.ts';
import { isNothing } from './same/clean-text.ts';
import { readName } from './same/person-name.ts';
import { addressKey } from './same/same-email.ts';
import { activeOf } from './same/state-words.ts';

export interface People {
  byAddress: ReadonlyMap<string, Technician>;
  byLogin: ReadonlyMap<string, Technician>;
  /** employee numbers and whole names; null where two people have the same */
  byNumber: ReadonlyMap<string, Technician | null>;
  byName: ReadonlyMap<string, Technician | null>;
  /** the MSP's own mail domains */
  domains: ReadonlySet<string>;
}

/** Everybody in the record, those who left too: theirs are the accounts that are forgotten. `own`: the client that is the MSP itself. */
export function peopleOf(technicians: readonly Technician[], own: Client | undefined): People {
  const byAddress = new Map<string, Technician>();
  const byLogin = new Map<string, Technician>();
  const byNumber = new Map<string, Technician | null>();
  const byName = new Map<string, Technician | null>();
  for (const one of technicians) {
    for (const { value } of one.emails) {
      const key = addressKey(value);
      if (key) byAddress.set(key, one);
    }
    byLogin.set(accountKey(one.userName), one);
    const name = nameKey(`${one.name.givenName} ${one.name.familyName}`);
    if (name) byName.set(name, byName.has(name) ? null : one);
    const number = one[ENTERPRISE_URN].employeeNumber;
    if (number && number.length >= LEAST_NUMBER)
      byNumber.set(number.toLowerCase(), byNumber.has(number.toLowerCase()) ? null : one);
  }
  const domains = new Set((own?.domains ?? []).flatMap((one) => mailDomain(`x@${one}`) ?? []));
  for (const domain of domains) if (isConsumerDomain(domain)) domains.delete(domain);
  return { byAddress, byLogin, byNumber, byName, domains };
}

const LEAST_NUMBER = 4;

export interface Resemblance {
  technician: Technician | null;
  /** what gave it away, in words */
  by: string;
}

export type ShownTexts = Partial<Record<string, string | null>>;

/** `account`: as the console names it; `shown`: the raw texts. Undefined: nothing of ours. */
export function resembles(account: string, shown: ShownTexts, people: People): Resemblance | undefined {
  const texts = [account, shown.userName, shown.userPrincipalName, shown.email, shown.emailAlias].filter(
    (one): one is string => !!one && !isNothing(one),
  );
  for (const text of texts) {
    const address = addressKey(text);
    const mine = address && people.byAddress.get(address);
    if (mine) return { technician: mine, by: `the address ${text}` };
  }
  for (const text of [account, shown.userName, shown.sAMAccountName]) {
    const mine = text && people.byLogin.get(accountKey(text));
    if (mine) return { technician: mine, by: `the login ${text}` };
  }
  const mine = shown.employeeNumber && people.byNumber.get(shown.employeeNumber.toLowerCase());
  if (mine) return { technician: mine, by: `the employee number ${shown.employeeNumber}` };
  const name = shown.displayName ?? [shown['name.givenName'], shown['name.familyName']].filter(Boolean).join(' ');
  const named = name ? people.byName.get(nameKey(name)) : undefined;
  if (named) return { technician: named, by: `the name ${name}` };
  for (const text of texts) {
    const domain = text.includes('@') ? mailDomain(text) : undefined;
    if (domain && people.domains.has(domain)) return { technician: null, by: `our domain in ${text}` };
  }
  return undefined;
}

/** Whole words in alphabetical order, at least two. */
function nameKey(text: string): string {
  const words = readName(text)
    .words.filter(({ initial }) => !initial)
    .map(({ forms }) => forms[0] ?? '');
  return words.length > 1 ? words.sort().join(' ') : '';
}

/** Whether an unrecorded account works; undefined where the console does not say. */
export const worksAs = ({ active }: ShownTexts): boolean | undefined => (active ? activeOf(active) : undefined);
