/** Whether everything an approval rests on is still as it was approved. */

import type { ExactObject } from '../../lifecycle/exact-object.schema.ts';
import { objectHash } from '../../lifecycle/object-hash.ts';
import { grantFor } from '../../record/grant-for.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { findObject } from '../objects.ts';
import { take, type Work } from './act.ts';
import { approveByRule } from './ask.ts';

interface Moved {
  object: ExactObject;
  /** what about it moved, in words */
  what: string;
}

/** The object as it would be asked for now; null: nothing moved. */
async function objectNow(db: Database, object: ExactObject): Promise<Moved | null> {
  const technician = object.subject ? await findObject(db, 'technicians', object.subject.technician) : undefined;
  const client = await findObject(db, 'clients', object.client);
  const console = await findObject(db, 'consoles', object.console.id);
  const template = object.template ? await findObject(db, 'templates', object.template.id) : undefined;
  const exception = object.exception && (await findObject(db, 'exceptions', object.exception.id));
  const account = object.account.id === null ? undefined : await findObject(db, 'accounts', object.account.id);
  const purpose = object.account.purpose;
  const grant = template && console && purpose ? grantFor(template, console.kind, object.client, purpose) : undefined;
  const now: ExactObject = {
    ...object,
    subject: technician ? { technician: technician.id, version: technician.version } : object.subject,
    convention: client?.convention.version ?? object.convention,
    console: console ? { id: console.id, version: console.version, profile: console.profile } : object.console,
    account: account ? { ...object.account, name: account.name } : object.account,
    template: template ? { id: template.id, version: template.version } : object.template,
    exception: exception ? { id: exception.id, version: exception.version } : object.exception,
    ...(grant ? { role: grant.role ?? null, groups: [...grant.groups] } : {}),
  };
  if (objectHash(now) === objectHash(object)) return null;
  const parts = ['subject', 'convention', 'console', 'account', 'template', 'exception', 'role', 'groups'] as const;
  const moved = parts.filter((part) => JSON.stringify(now[part]) !== JSON.stringify(object[part]));
  return { object: now, what: moved.map((part) => WORDS[part] ?? part).join(', ') };
}

const WORDS: Partial<Record<string, string>> = {
  subject: 'the person’s record',
  convention: 'the naming convention',
  template: 'the role template',
};

/** False: the approval was void, and it is asked anew as it is now; `work.refusal` says so. A standard pattern that still is one approves itself again. */
export async function checkStillSo(work: Work): Promise<boolean> {
  const { state } = work.request;
  if (state === 'emergency') return true;
  const moved = await objectNow(work.trx, work.request.object);
  if (!moved) return true;
  const name = state === 'emergency-approved' ? 'void-emergency' : 'void';
  await take(work, name, { why: `Changed since: ${moved.what}.` }, { object: moved.object }, 'collector');
  await ruleAgain(work);
  work.refusal = new Refused('lifecycle.changed', { what: moved.what });
  return false;
}

/** A standard pattern decides by its rule, where it is one now. */
export async function ruleAgain(work: Work): Promise<void> {
  const { trx, request } = work;
  const { object, state } = request;
  if (state !== 'requested' || !object.account.purpose || !object.template || !object.subject) return;
  const technician = await findObject(trx, 'technicians', object.subject.technician);
  const console = await findObject(trx, 'consoles', object.console.id);
  const template = await findObject(trx, 'templates', object.template.id);
  if (!template || !console || !technician) return;
  const grant = grantFor(template, console.kind, object.client, object.account.purpose);
  work.request = await approveByRule(work, technician, { template, grant });
}
