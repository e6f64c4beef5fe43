import { LOGINS } from '../record/rule-value.ts';
import { allotAnswerSchema } from '../wire/api.schema.ts';
import type { Assessment } from './assess.ts';
import { CollectorRefusal, callCollector, Unreachable } from './call-collector.ts';
import type { Scene } from './scene.ts';
import { keepAccount } from './snapshot.ts';

/** A fill waits this long for the collector, not longer: the derived name serves until it can be asked. */
const PATIENCE_MS = 2_500;

export type Allotment =
  | { status: 'not-needed' }
  | { status: 'allotted' }
  | { status: 'later'; why: string }
  | { status: 'refused'; why: string };

/**
 * Settles the account's name with the collector before a login is filled for the first time, so that two people never get one name. Away, the derived name is used
 * and settled at the next fill; a clash the client wants a person to decide refuses the login alone.
 */
export async function allotAccount(
  scene: Scene,
  found: Assessment,
  attributes: ReadonlySet<string>,
): Promise<Allotment> {
  const { technician } = found.subject;
  const logins = found.values.some(
    ({ attribute, provenance }) =>
      LOGINS.includes(attribute) &&
      // What the record itself says is no name that was made here.
      (provenance.from === 'rule' || provenance.from === 'exception') &&
      attributes.has(attribute),
  );
  if (!technician || !found.naming || found.account || !logins) return { status: 'not-needed' };
  try {
    const reply = await callCollector(scene.identity, '/v1/accounts/allot', {
      method: 'POST',
      body: { technician: technician.id, client: found.naming.id, console: scene.console.id, purpose: found.purpose },
      schema: allotAnswerSchema,
      timeoutMs: PATIENCE_MS,
    });
    if (reply.value) await keepAccount(scene.identity, reply.value.account);
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
