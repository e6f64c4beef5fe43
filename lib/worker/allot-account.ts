import type { z } from 'zod';
import type { Derived } from '../record/provenance.ts';
import { LOGINS } from '../record/rule-value.ts';
import { allotAnswerSchema, type allotRequestSchema } from '../wire/api.schema.ts';
import type { Assessment } from './assess.ts';
import { CollectorRefusal, callCollector, Unreachable } from './call-collector.ts';
import type { Identity } from './database.ts';
import type { Scene } from './scene.ts';
import { keepAccount } from './snapshot.ts';

/** A fill waits this long for the collector, not longer: the derived name serves until it can be asked. */
const PATIENCE_MS = 2_500;

export type AllotRequest = z.infer<typeof allotRequestSchema>;

export type Allotment =
  | { status: 'not-needed' }
  | { status: 'allotted' }
  | { status: 'later'; why: string }
  | { status: 'refused'; why: string };

/**
 * Settles the account's name with the collector before a login is filled for the first time, so that two people never get one name. Away, the derived name is used
 * and settled once the collector is back (allot-later.ts); a clash the client wants a person to decide refuses the login alone.
 */
export async function allotAccount(
  scene: Scene,
  found: Assessment,
  attributes: ReadonlySet<string>,
): Promise<Allotment> {
  const account = accountToSettle(scene, found);
  const logins = found.values.some((value) => isNamedHere(value) && attributes.has(value.attribute));
  if (!account || !logins) return { status: 'not-needed' };
  try {
    await settleAccount(scene.identity, account, PATIENCE_MS);
    return { status: 'allotted' };
  } catch (error) {
    if (error instanceof Unreachable)
      return { status: 'later', why: 'The collector is away: the name is as derived and is settled once it is back.' };
    if (!(error instanceof CollectorRefusal)) throw error;
    if (error.status === 429 || error.status >= 500)
      return { status: 'later', why: 'The collector is busy: the name is as derived and is settled later.' };
    return { status: 'refused', why: error.message };
  }
}

/** The account a fill is about, while the collector has not settled it and this client's rules name it; undefined otherwise. */
export function accountToSettle(
  { console }: Scene,
  { subject, naming, account, purpose, values }: Assessment,
): AllotRequest | undefined {
  const { technician } = subject;
  if (!technician || !naming || account || !values.some(isNamedHere)) return undefined;
  return { technician: technician.id, client: naming.id, console: console.id, purpose };
}

/** What the record itself says is no name that was made here. */
function isNamedHere({ attribute, provenance }: Derived): boolean {
  return LOGINS.includes(attribute) && (provenance.from === 'rule' || provenance.from === 'exception');
}

/** Asks the collector for it and keeps it with the record. Throws `Unreachable`, `CollectorRefusal`. */
export async function settleAccount(identity: Identity, account: AllotRequest, timeoutMs?: number): Promise<void> {
  const reply = await callCollector(identity, '/v1/accounts/allot', {
    method: 'POST',
    body: account,
    schema: allotAnswerSchema,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  if (reply.value) await keepAccount(identity, reply.value.account);
}
