/** What people decide about findings: to look after them, that they are false alarms, to accept them as exceptions for a while. Each holds as long as console and record say the same. */
import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import { namesIn, roleKey } from '../../drift/same/same-role.ts';
import type { Exception } from '../../record/access.schema.ts';
import type { Attribute } from '../../record/attributes.ts';
import { ATTRIBUTES } from '../../record/attributes.ts';
import type { acceptSchema, DriftState } from '../../wire/drift.schema.ts';
import { said } from '../administration/said.ts';
import { writeObject } from '../administration/write-object.ts';
import type { Caller } from '../caller.ts';
import type { Change } from '../change-object.ts';
import type { Tables, Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { findObject } from '../objects.ts';
import { changeRecord, type Saying } from '../sources/say-with.ts';
import { boardChanged, lockDrift } from './cursors.ts';
import { lookSoon } from './due.ts';
import { aboutStored, type StoredFinding } from './finding-rows.ts';
import { refreshCells } from './store-cells.ts';
import { refreshItems } from './store-findings.ts';
import { clientsSeen, listed } from './visible.ts';

type Finding = Tables['drift_findings'];

interface Decision {
  state: Extract<DriftState, 'open' | 'acknowledged' | 'false-alarm'>;
  why?: string | undefined;
  assigned?: string | undefined;
  /** findings of the item; all that the caller may see where it is absent */
  places?: readonly string[] | undefined;
}

/** Throws `Refused` 404 where the caller sees none of it, 422 for an assignee who is not an active technician. */
export async function decide(saying: Saying, caller: Caller, item: string, decision: Decision): Promise<void> {
  await changeRecord(saying, async (trx, at) => {
    await lockDrift(trx);
    const findings = await theirs(trx, caller, item, decision.places);
    await checkAssigned(trx, decision.assigned);
    for (let from = 0; from < findings.length; from += AT_ONCE)
      await note(trx, findings.slice(from, from + AT_ONCE), decision, caller.technician, at);
    await boardChanged(trx);
    await refreshItems(trx, [item]);
    await refreshCells(
      trx,
      findings.map(({ place }) => place),
    );
    await tell(trx, caller, item, decision.state, findings, decision.why);
  });
}

const AT_ONCE = 100;

async function theirs(
  trx: Writing,
  caller: Caller,
  item: string,
  ids: readonly string[] | undefined,
): Promise<Finding[]> {
  const seen = clientsSeen(caller);
  let all = trx.selectFrom('drift_findings').selectAll().where('item', '=', item).where('state', '<>', 'excepted');
  if (seen) all = all.where('client', 'in', listed(seen));
  const found = await all.execute();
  const wanted = ids && new Set(ids);
  const chosen = wanted ? found.filter(({ id }) => wanted.has(id)) : found;
  if (chosen.length === 0 || (wanted && chosen.length < wanted.size)) throw new Refused('drift.unknown');
  return chosen;
}

async function checkAssigned(trx: Writing, assigned: string | undefined): Promise<void> {
  if (assigned === undefined) return;
  const technician = await findObject(trx, 'technicians', assigned);
  if (!technician?.active) throw new Refused('record.reference', { kind: 'active technician', id: assigned });
}

async function note(
  trx: Writing,
  findings: readonly Finding[],
  decision: Decision,
  by: string,
  at: string,
): Promise<void> {
  const ids = findings.map(({ id }) => id);
  await trx.deleteFrom('drift_decisions').where('finding', 'in', ids).execute();
  const { state, why = null, assigned = null } = decision;
  if (state !== 'open')
    await trx
      .insertInto('drift_decisions')
      .values(
        findings.map(({ id, body }) => ({
          finding: id,
          state,
          about: aboutStored(JSON.parse(body) as StoredFinding),
          by,
          at,
          why,
          assigned,
        })),
      )
      .execute();
  // A held one is still held when it is opened again.
  await trx
    .updateTable('drift_findings')
    .set((e) => ({
      state: state === 'open' ? e.case().when('suspect', 'is not', null).then('held').else('open').end() : state,
      assigned,
    }))
    .where('id', 'in', ids)
    .execute();
}

const VERB = 'drift.decided';

async function tell(
  trx: Writing,
  caller: Caller,
  item: string,
  decision: string,
  findings: readonly Finding[],
  why: string | undefined,
): Promise<void> {
  const clients = [...new Set(findings.map(({ client }) => client))];
  for (const id of clients) {
    const client = await findObject(trx, 'clients', id);
    const places = findings.filter((one) => one.client === id).length;
    const detail = { decision, places, attribute: findings[0]?.attribute ?? '', ...(why ? { why } : {}) };
    await said(trx, caller, {
      verb: VERB,
      object: { type: 'drift', key: item },
      detail,
      ...(client ? { client: { id, version: client.version } } : {}),
    });
  }
}

/** Opens exceptions for what is there, one for each client, console and value. Throws `Refused`: 404, 422 where an exception cannot say it, and as a new exception does. */
export async function accept(
  saying: Saying,
  caller: Caller,
  item: string,
  request: z.infer<typeof acceptSchema>,
  change: Change,
): Promise<void> {
  await changeRecord(saying, async (trx) => {
    await lockDrift(trx);
    const findings = await theirs(trx, caller, item, request.places);
    const exceptions = new Map<string, Exception>();
    for (const finding of findings) {
      const exception = exceptionFor(finding, caller, request);
      exceptions.set(
        JSON.stringify([
          exception.client,
          exception.console,
          exception.technician,
          exception.purpose,
          exception.differs,
        ]),
        exception,
      );
    }
    for (const exception of exceptions.values()) await writeObject(trx, 'exceptions', exception, change);
    await lookSoon(
      trx,
      findings.map(({ place }) => place),
    );
    await tell(trx, caller, item, 'accepted', findings, request.why);
  });
}

function exceptionFor(
  finding: Finding,
  caller: Caller,
  { why, expires, owner, control, reviewBy }: z.infer<typeof acceptSchema>,
): Exception {
  const stored = JSON.parse(finding.body) as StoredFinding;
  const differs = differing(finding.attribute, stored);
  if (!finding.technician || !differs) throw new Refused('drift.noException', { what: stored.explain });
  return {
    ...{
      id: `exc-${uuid()}`,
      version: 1,
      client: finding.client,
      technician: finding.technician,
      console: finding.console,
      differs,
      reason: why,
    },
    ...(stored.purpose ? { purpose: stored.purpose } : {}),
    ...{ owner: owner ?? caller.technician, approvedBy: caller.technician, expires },
    ...(control ? { control } : {}),
    ...(reviewBy ? { reviewBy } : {}),
  };
}

/** Only a value, a role or groups can be excepted; an account that is not recorded is recorded, or removed. */
function differing(attribute: string, { shown, expected, accountId }: StoredFinding): Exception['differs'] | null {
  if (!shown || !accountId) return null;
  if (attribute === 'role') return { what: 'role', role: shown, groups: [] };
  if (attribute === 'groups') return { what: 'role', groups: namesBeyond(shown, expected ?? '') };
  const value = (ATTRIBUTES as readonly string[]).includes(attribute) ? (attribute as Attribute) : undefined;
  return value && value !== 'ticketNumber'
    ? ({ what: 'value', attribute: value, value: shown } as Exception['differs'])
    : null;
}

function namesBeyond(shown: string, expected: string): string[] {
  const known = new Set(namesIn(expected).map(roleKey));
  return namesIn(shown).filter((name) => !known.has(roleKey(name)));
}
