/** What a change of a role template alters, before it is made. */
import type { z } from 'zod';
import type { RoleTemplate } from '../../record/access.schema.ts';
import { grantFor } from '../../record/grant-for.ts';
import type { Account } from '../../record/record.schema.ts';
import { templateDiff } from '../../record/template-diff.ts';
import type { previewAnswerSchema } from '../../wire/admin.schema.ts';
import type { Change } from '../change-object.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { findObject, listObjects } from '../objects.ts';
import { AT_ONCE, objectsNaming } from '../references.ts';
import type { Saying } from '../sources/say-with.ts';
import { secondPersonFor, touchedClients } from './four-eyes.ts';
import { inTrial } from './in-trial.ts';
import { checkObject } from './write-object.ts';

const LISTED = 100;

type Answer = z.input<typeof previewAnswerSchema>;

/** The change grant by grant, whom it touches and where, and why it would be refused. Changes nothing. */
export async function previewTemplate(saying: Saying, next: RoleTemplate, change: Change): Promise<Answer> {
  const { db } = saying;
  const before = await findObject(db, 'templates', next.id);
  const people = await peopleWith(db, next.id);
  const clients = await touchedClients(db, before, next, () => true);
  const accounts = await touchedAccounts(db, people, before, next);
  return {
    ...templateDiff(before, next),
    ...{ technicians: people.size, clients: clients.length },
    accounts: { count: accounts.length, first: accounts.slice(0, LISTED) },
    fourEyes: (await secondPersonFor(db, 'templates', before, next)).map(({ id }) => id),
    refused: await refusals(saying, before, next, change),
  };
}

/** Who has the template, by their record or by a group of theirs. */
async function peopleWith(db: Database, template: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('object_refs')
    .select(['kind', 'id'])
    .where('to_kind', '=', 'templates')
    .where('to_id', '=', template)
    .where('kind', 'in', ['technicians', 'groups'])
    .execute();
  const people = new Set(rows.flatMap(({ kind, id }) => (kind === 'technicians' ? [id] : [])));
  for (const { kind, id } of rows)
    if (kind === 'groups') for (const member of (await findObject(db, 'groups', id))?.members ?? []) people.add(member);
  return people;
}

async function touchedAccounts(
  db: Database,
  people: ReadonlySet<string>,
  before: RoleTemplate | undefined,
  next: RoleTemplate,
): Promise<Answer['accounts']['first']> {
  const consoles = new Map((await listObjects(db, 'consoles')).map((one) => [one.id, one]));
  const touched: Answer['accounts']['first'] = [];
  for (const account of await accountsOf(db, people)) {
    const console = consoles.get(account.console);
    if (!console || account.status === 'gone') continue;
    const grantIn = (template: RoleTemplate | undefined) =>
      (template && grantFor(template, console.kind, account.client, account.purpose)) ?? null;
    const [then, now] = [grantIn(before), grantIn(next)];
    if (JSON.stringify(then) === JSON.stringify(now)) continue;
    const { id, name, technician, client, purpose } = account;
    touched.push({ account: id, name, technician, client, console: console.id, purpose, before: then, after: now });
  }
  return touched;
}

async function accountsOf(db: Database, people: ReadonlySet<string>): Promise<Account[]> {
  const accounts: Account[] = [];
  const ids = [...people].sort();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE);
    accounts.push(...(await objectsNaming(db, 'accounts', 'technicians', some)));
  }
  const own = accounts.filter(({ technician }) => people.has(technician));
  return [...new Map(own.map((one) => [one.id, one])).values()];
}

async function refusals(
  saying: Saying,
  before: RoleTemplate | undefined,
  next: RoleTemplate,
  change: Change,
): Promise<string[]> {
  return inTrial(saying, async (trx) => {
    try {
      await checkObject(trx, 'templates', before, next, change);
      return { apply: false, result: [] as string[] };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { apply: false, result: [error.message] };
    }
  });
}
