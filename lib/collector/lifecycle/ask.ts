/** Making requests from ticket, person and template, or from a console and a role: one for each exact account. */

import { v7 as uuid } from 'uuid';
import type { Evidence } from '../../lifecycle/evidence.ts';
import type { ExactObject } from '../../lifecycle/exact-object.schema.ts';
import type { Person } from '../../lifecycle/may-do.ts';
import type { AccessRequest } from '../../lifecycle/request.ts';
import { standardRule } from '../../lifecycle/standard.ts';
import type { Grant, RoleTemplate } from '../../record/access.schema.ts';
import type { Purpose } from '../../record/attributes.ts';
import { decidedElsewhere } from '../../record/decided-elsewhere.ts';
import { grantFor } from '../../record/grant-for.ts';
import type { Account, Client, Console, Technician } from '../../record/record.schema.ts';
import { accountClient } from '../../record/tenancy.ts';
import { allotIn } from '../allot-account.ts';
import type { Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import type { OwnEvent } from '../own-events.ts';
import { sayWith } from '../sources/say-with.ts';
import { take, type Work } from './act.ts';
import { begun } from './begun.ts';
import type { RecordAt } from './record-at.ts';
import { insertRequests, sameAsked } from './requests.ts';

/** One account that is to be, and why. */
export interface Wanted {
  technician: Technician;
  /** the client the work is for */
  client: Client;
  console: Console;
  purpose: Purpose;
  template?: RoleTemplate | undefined;
  role: string | null;
  groups: readonly string[];
  without: readonly string[];
  exception: { id: string; version: number } | null;
  hours: number | undefined;
}

export interface Asking {
  trx: Writing;
  at: string;
  record: RecordAt;
  person: Person;
  actor: OwnEvent['actor'];
  evidence: Evidence;
  owner: string;
  movement?: string | undefined;
  /** who asked, where the collector only passes it on */
  behalf?: string | undefined;
}

/** What a template gives somebody at a client, and what it does not, in sentences. `only`: one console. */
export function wantedBy(
  { consoles, own }: RecordAt,
  technician: Technician,
  client: Client,
  template: RoleTemplate,
  { only, hours }: { only?: string | undefined; hours?: number | undefined } = {},
): { wanted: Wanted[]; left: string[] } {
  const wanted: Wanted[] = [];
  const left: string[] = [];
  for (const console of consoles) {
    if (only !== undefined && console.id !== only) continue;
    if (accountClient(console, client.id, own?.id) === undefined) continue;
    const purposes = new Set(template.grants.filter(({ kind }) => kind === console.kind).map(({ purpose }) => purpose));
    const elsewhere = decidedElsewhere(client, console.kind);
    if (purposes.size > 0 && elsewhere) left.push(`${console.label}: decided in ${elsewhere}.`);
    if (elsewhere) continue;
    for (const purpose of purposes) {
      const grant = grantFor(template, console.kind, client.id, purpose);
      if (!grant) continue;
      wanted.push({
        ...{
          technician,
          client,
          console,
          purpose,
          template,
          role: grant.role ?? null,
          groups: grant.groups,
          without: [],
        },
        ...{
          exception: null,
          hours: Math.min(hours ?? Number.POSITIVE_INFINITY, grant.maxHours ?? Number.POSITIVE_INFINITY),
        },
      });
    }
  }
  return { wanted, left };
}

/** One request for what is wanted; the one that asks for exactly the same already, where there is one. */
export async function askFor(asking: Asking, wanted: Wanted): Promise<AccessRequest> {
  const { trx, at, record, actor, evidence, owner } = asking;
  const client = record.clients.get(accountClient(wanted.console, wanted.client.id, record.own?.id) ?? '');
  if (!client) throw new Refused('record.tenancy', { client: wanted.client.id, console: wanted.console.id });
  const object = await objectFor(asking, wanted, client);
  const made = begun(
    {
      ...{ name: 'ask', id: `req-${uuid()}`, object, by: asking.person, evidence, at, owner },
      ...{ movement: asking.movement, behalf: asking.behalf },
    },
    actor,
    client,
  );
  if ('refused' in made) throw made.refused;
  const same = await sameAsked(trx, made.request, ['requested', 'approved', 'implemented', 'verified']);
  if (same) return same;
  await insertRequests(trx, [made]);
  await sayWith(trx, made.event);
  return approveByRule({ trx, at, request: made.request, client, person: asking.person, actor }, wanted.technician, {
    template: wanted.template,
    grant: wanted.template && grantFor(wanted.template, wanted.console.kind, wanted.client.id, wanted.purpose),
  });
}

/** A standard pattern approves itself, and names the rule. */
export async function approveByRule(
  work: Work,
  technician: Technician,
  { template, grant }: { template: RoleTemplate | undefined; grant: Grant | undefined },
): Promise<AccessRequest> {
  const { request, client, at, trx } = work;
  const { object, risk, ticket, hash } = request;
  const movement = await isConfirmed(trx, request.movement);
  const rule = standardRule({ object, risk, client, technician, template, grant, ticket, movement });
  if (rule) {
    const approval = { way: 'rule', by: 'rule', said: rule, hash, at } as const;
    await take(work, 'approve', { approval }, {}, 'collector');
  }
  return work.request;
}

/** Somebody of ours stands behind what a source said. */
async function isConfirmed(trx: Writing, movement: string | null): Promise<boolean> {
  if (movement === null) return false;
  const row = await trx.selectFrom('movements').select('state').where('id', '=', movement).executeTakeFirst();
  return row?.state === 'confirmed';
}

async function objectFor(asking: Asking, wanted: Wanted, client: Client): Promise<ExactObject> {
  const { technician, console, purpose, template, hours } = wanted;
  const change = { at: asking.at, by: asking.actor.technician, why: 'It was asked for.' };
  const place = { technician: technician.id, client: wanted.client.id, console: console.id, purpose };
  const account: Account = await allotIn(asking.trx, place, change);
  return {
    ...{ v: 1, change: account.status === 'active' ? 'change' : 'grant' },
    subject: { technician: technician.id, version: technician.version },
    ...{ client: client.id, convention: client.convention.version },
    console: { id: console.id, version: console.version, profile: console.profile },
    account: { id: account.id, name: account.name, purpose: account.purpose },
    ...{ role: wanted.role, groups: [...wanted.groups], without: [...wanted.without] },
    template: template ? { id: template.id, version: template.version } : null,
    exception: wanted.exception,
    maxHours: hours === undefined || hours === Number.POSITIVE_INFINITY ? null : hours,
  };
}
