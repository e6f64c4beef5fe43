/** Which of the accounts a page shows are ours: recorded ones, and those that look like somebody of ours. Everybody else in a client's console is no business of ours and never leaves the page. */
import { accountKey } from '../../drift/place.ts';
import { type People, peopleOf, resembles } from '../../drift/resembles.ts';
import { mailDomain } from '../../record/mail-domain.ts';
import type { Account, Client, Technician } from '../../record/record.schema.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import type { Scene } from '../scene.ts';

export type ShownAccount = NonNullable<Extract<PageMessage, { type: 'read' }>['account']>[number];

/** `account` undefined: nobody recorded it. */
export interface OurAccount {
  shown: ShownAccount;
  account?: Account;
}

const LOGINS = ['userName', 'userPrincipalName', 'sAMAccountName', 'email'] as const;

/** `all`: the page shows one account by itself, which somebody opened: it is told whoever's it is. */
export function ourAccounts(scene: Scene, client: Client, shown: readonly ShownAccount[], all: boolean): OurAccount[] {
  const { snapshot } = scene.record;
  const recorded = new Map(
    snapshot.accounts
      .filter((one) => one.console === scene.console.id && one.client === client.id)
      .map((one) => [accountKey(one.name), one]),
  );
  let people: People | undefined;
  return shown.flatMap((one): OurAccount[] => {
    const account = namesOf(one).flatMap((name) => recorded.get(accountKey(name)) ?? [])[0];
    if (account) return [{ shown: one, account }];
    if (all) return [{ shown: one }];
    people ??= ourPeople(snapshot.technicians, snapshot.clients);
    return resembles(one.record, one.values, people) ? [{ shown: one }] : [];
  });
}

/** What an account may be recorded as: a console may name it by an id, or by an address. */
export const namesOf = ({ record, values }: ShownAccount): string[] =>
  [record, ...LOGINS.map((one) => values[one])].filter((one): one is string => !!one);

/**
 * A device knows of nobody who left unless its person sees the whole record, and may not have the MSP's own entry: the domains of everybody's addresses stand in, so that a
 * forgotten account with such an address is told, and the collector knows whose it was.
 */
function ourPeople(technicians: readonly Technician[], clients: readonly Client[]): People {
  const own = clients.find((one) => one.own);
  const others = new Set(clients.flatMap((one) => (one.own ? [] : one.domains)));
  const used = technicians.flatMap(({ emails }) => emails.flatMap(({ value }) => mailDomain(value) ?? []));
  const domains = [...new Set([...(own?.domains ?? []), ...used])].filter((one) => !others.has(one));
  return peopleOf(technicians, { ...(own as Client), domains });
}
