/** Emergencies begin on a device, perhaps offline and before there is a ticket. When word of one arrives it becomes a request, with the end it had from its beginning. */
import type { Person } from '../../lifecycle/may-do.ts';
import { EMERGENCY_HOURS } from '../../lifecycle/policy.schema.ts';
import { type AccessRequest, requestOfEmergency } from '../../lifecycle/request.ts';
import type { Client } from '../../record/record.schema.ts';
import type { Caller } from '../caller.ts';
import type { Database, Writing } from '../database.ts';
import { readGrant, servesClient } from '../grants.ts';
import { ACCOUNT_NAME, accountNameKey } from '../object-keys.ts';
import { findObject, keyHolder } from '../objects.ts';
import { ITSELF as ITS_ACTOR } from '../own-events.ts';
import { changeRecord, type Saying, sayWith } from '../sources/say-with.ts';
import { take, type Work } from './act.ts';
import { begun } from './begun.ts';
import { clientAtConsole, eventsShown, type LogEvent, plain } from './events-shown.ts';
import { findRequests, insertRequests } from './requests.ts';
import { ticketSeen } from './ticket-seen.ts';

const VERB = 'emergency.begun';
const AT_ONCE = 50;

/** Takes in what the log holds of them and was not taken in yet. Each once, whoever asks. */
export async function takeEmergencies(saying: Saying): Promise<void> {
  for (;;) {
    const from = await cursor(saying.db);
    const waiting = await arrived(saying.db, from).limit(1).executeTakeFirst();
    if (!waiting) return;
    await changeRecord(saying, async (trx, at) => {
      const rows = await arrived(trx, await cursor(trx))
        .limit(AT_ONCE)
        .execute();
      for (const { event_id } of rows) {
        const [event] = event_id ? await eventsShown(trx, [event_id]) : [];
        if (event) await takeOne(trx, event, at);
      }
      const next = Number(rows.at(-1)?.idx ?? -1) + 1;
      if (next > 0) await trx.updateTable('lifecycle_cursor').set({ next }).where('name', '=', 'emergencies').execute();
    });
  }
}

async function cursor(db: Database): Promise<number> {
  const row = await db
    .selectFrom('lifecycle_cursor')
    .select('next')
    .where('name', '=', 'emergencies')
    .executeTakeFirst();
  return Number(row?.next ?? 0);
}

const arrived = (db: Database, from: number) =>
  db
    .selectFrom('event_bodies as b')
    .innerJoin('log_entries as e', 'e.idx', 'b.idx')
    .select(['b.idx', 'e.event_id'])
    .where('b.verb', '=', VERB)
    .where('b.idx', '>=', from)
    .where('e.body_refused', 'is', null)
    .orderBy('b.idx');

/** Whoever began it is taken at their word that they did, also where they may not: then all the more somebody must look. */
async function takeOne(trx: Writing, event: LogEvent, at: string): Promise<void> {
  const { body } = event;
  const console = await findObject(trx, 'consoles', body.console?.id ?? '');
  if (!console || body.outcome === 'refused' || body.object?.type !== 'account') return;
  const shown = await clientAtConsole(trx, console, body.console?.tenant);
  // Where the page does not tell, the device is taken at its word.
  const client = await findObject(trx, 'clients', (shown === undefined ? body.client?.id : shown) ?? '');
  const technician = await findObject(trx, 'technicians', event.by);
  if (!client || !technician) return;
  const name = body.object.key;
  const account = await keyHolder(trx, 'accounts', ACCOUNT_NAME, accountNameKey(console.id, client.id, name));
  const person: Person = { id: technician.id, roles: ['technician'], serves: true, approves: false };
  const why = String(body.detail?.why ?? '').slice(0, 512) || 'An emergency';
  const ticket = body.ticket && (await ticketSeen(trx, body.ticket, [client.id]).catch(() => undefined));
  const evidence = { began: plain(event), why, ticket };
  const made = begun(
    {
      ...{ name: 'begin-emergency', id: requestOfEmergency(event.event), by: person, evidence, at },
      ...{ owner: await ownerFor(trx, technician.id), hours: hoursOf(body.detail?.hours) },
      object: {
        ...{ v: 1, change: 'grant', subject: { technician: technician.id, version: technician.version } },
        ...{ client: client.id, convention: client.convention.version },
        console: { id: console.id, version: console.version, profile: console.profile },
        account: { id: account ?? null, name, purpose: body.object.purpose ?? null },
        ...{ role: null, groups: [], without: [], template: null, exception: null, maxHours: null },
      },
    },
    ITS_ACTOR,
    client,
  );
  if ('refused' in made) return;
  await insertRequests(trx, [made]);
  await sayWith(trx, made.event);
  await callWhereWrong({ trx, at, request: made.request, client, person, actor: ITS_ACTOR });
}

/** Somebody who does not serve the client, or whose last review there is overdue where that blocks another one: taken in all the same, and somebody is called at once. */
async function callWhereWrong(work: Work): Promise<void> {
  const { trx, at, request, client } = work;
  const who = request.parts.requester?.[0] ?? '';
  const serves = servesClient(await readGrant(trx, who), client.id) || client.own;
  const others = (await openEmergencies(trx, client.id)).filter(({ id }) => id !== request.id);
  const blocked = blockedSince(client, others, who, at);
  const why = !serves
    ? 'Whoever began it does not serve this client.'
    : blocked
      ? `Another review of theirs here is overdue since ${blocked}.`
      : null;
  if (why) await take(work, 'escalate', { why }, {}, 'collector');
}

const hoursOf = (hours: unknown): number | undefined =>
  typeof hours === 'number' && Number.isInteger(hours) && hours > 0 ? hours : undefined;

/** Their manager where the record names one who is here, else themselves. */
async function ownerFor(trx: Writing, id: string): Promise<string> {
  const technician = await findObject(trx, 'technicians', id);
  const manager = technician?.['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'].manager?.value;
  const there = manager === undefined ? undefined : await findObject(trx, 'technicians', manager);
  return there?.active ? there.id : id;
}

/** Since when a review of theirs among these is overdue, where the client's policy lets that block the next emergency; null: nothing blocks. */
function blockedSince(client: Client, open: readonly AccessRequest[], technician: string, at: string): string | null {
  if (!client.lifecycle?.blockOverdue) return null;
  const overdue = open.filter(
    ({ parts, emergency }) => parts.requester?.includes(technician) && (emergency?.reviewBy ?? at) < at,
  );
  return overdue.map(({ emergency }) => emergency?.reviewBy ?? at).sort()[0] ?? null;
}

/** Begun, and neither approved nor ended yet. */
async function openEmergencies(db: Database, client: string): Promise<AccessRequest[]> {
  const open = await findRequests(db, (all) =>
    all.where('client', '=', client).where('state', 'in', ['emergency', 'revocation-requested', 'revoked']),
  );
  return open.filter(({ emergency }) => emergency !== null);
}

/** `GET /v1/emergencies`. */
export async function emergenciesAt(db: Database, caller: Caller, client: Client, at: string) {
  const open = await openEmergencies(db, client.id);
  const since = blockedSince(client, open, caller.technician, at);
  return {
    blocked:
      since &&
      `The review of an emergency of yours here is overdue since ${since}. It is reviewed before another begins.`,
    hours: client.lifecycle?.emergencyHours ?? EMERGENCY_HOURS,
    open,
  };
}
