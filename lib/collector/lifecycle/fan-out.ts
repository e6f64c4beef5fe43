import { accessBy, moverDiff } from '../../lifecycle/mover-diff.ts';
import type { Technician } from '../../record/record.schema.ts';
import { accountClient } from '../../record/tenancy.ts';
import type { Caller } from '../caller.ts';
import type { Tables, Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { readGrant, servesClient } from '../grants.ts';
import { findObject } from '../objects.ts';
import { actorOf } from '../own-events.ts';
import { objectsNaming } from '../references.ts';
import { sayWith } from '../sources/say-with.ts';
import { askFor, type Wanted } from './ask.ts';
import { endAll } from './end-all.ts';
import { endingIn, endingsOf, isThere } from './endings.ts';
import { personsAt } from './person.ts';
import { type RecordAt, recordAt } from './record-at.ts';
import type { Ending } from './remove.ts';

export interface FannedOut {
  movement: string;
  requests: number;
  clients: number;
  left: string[];
}

type Movement = Tables['movements'];

export async function fanOut(trx: Writing, caller: Caller, id: string, at: string): Promise<FannedOut> {
  const movement = await trx.selectFrom('movements').selectAll().where('id', '=', id).executeTakeFirst();
  if (!movement) throw new Refused('movement.unknown');
  if (movement.state !== 'confirmed') throw new Refused('lifecycle.unconfirmed', { state: movement.state });
  const before = await madeBy(trx, id);
  if (before.requests > 0 && movement.kind !== 'left') return { movement: id, ...before, left: [] };
  const technician = await findObject(trx, 'technicians', movement.technician);
  if (!technician) throw new Refused('record.unknown', { kind: 'technician', id: movement.technician });
  const record = await recordAt(trx);
  const why = `${technician.displayName} ${movement.kind}.`;
  const all = { trx, caller, record, movement: id, at, why, of: null };
  const left: string[] = [];
  if (movement.kind === 'left')
    await endAll({ ...all, of: { technician: technician.id } }, await endingsOf(trx, record, technician));
  else left.push(...(await giveAndTake(trx, caller, record, movement, technician, at)));
  const made = await madeBy(trx, id);
  if (made.requests === before.requests && before.requests > 0) return { movement: id, ...made, left };
  await sayWith(trx, {
    ...{ verb: 'movement.fanned-out', outcome: 'success', actor: actorOf(caller) },
    subject: { technician: technician.id, version: technician.version },
    object: { type: 'technician', key: technician.displayName },
    detail: { movement: id, kind: movement.kind, requests: made.requests, clients: made.clients },
  });
  return { movement: id, ...made, left };
}

/** Joiners and movers: what the templates of now give and those of before gave, at every client they serve. */
async function giveAndTake(
  trx: Writing,
  caller: Caller,
  record: RecordAt,
  movement: Movement,
  technician: Technician,
  at: string,
): Promise<string[]> {
  const parts = JSON.parse(movement.parts) as { templates?: { from?: string[]; to?: string[] } };
  const templatesOf = (ids: readonly string[] = []) => ids.flatMap((one) => record.templates.get(one) ?? []);
  const now = templatesOf(technician.templates);
  const was = movement.kind === 'moved' ? templatesOf(parts.templates?.from ?? technician.templates) : [];
  const grant = await readGrant(trx, technician.id);
  const accounts = await objectsNaming(trx, 'accounts', 'technicians', [technician.id]);
  const persons = await personsAt(trx, caller, [...record.clients.values()]);
  const asking = {
    ...{ trx, at, record, actor: actorOf(caller), owner: caller.technician, movement: movement.id },
    evidence: { why: `${technician.displayName} joined or moved.` },
  };
  const left: string[] = [];
  const endings: Ending[] = [];
  for (const client of record.clients.values()) {
    const person = persons.get(client.id);
    if (!person || (!client.own && !servesClient(grant, client.id))) continue;
    for (const console of record.consoles) {
      if (accountClient(console, client.id, record.own?.id) !== client.id) continue;
      const difference = moverDiff(accessBy(was, console, client), accessBy(now, console, client));
      const place = { technician, client, console, exception: null } as const;
      const wanted: Wanted[] = [
        ...difference.given.map((one) => ({ ...place, ...wantedOf(one), without: [] })),
        ...difference.changed.map(({ to, without }) => ({ ...place, ...wantedOf(to), without })),
      ];
      for (const one of wanted) await askFor({ ...asking, person }, one).catch(noteLeft(left, console.label));
      for (const purpose of difference.taken) {
        const account = accounts.find(
          (one) => one.client === client.id && one.console === console.id && one.purpose === purpose && isThere(one),
        );
        const ending = account && endingIn(record, account, technician);
        if (ending) endings.push(ending);
      }
    }
  }
  await endAll(
    { trx, caller, record, movement: movement.id, at, why: `${technician.displayName} moved.`, of: null },
    endings,
  );
  return left;
}

const wantedOf = ({
  template,
  purpose,
  role,
  groups,
  maxHours,
}: ReturnType<typeof accessBy> extends Map<unknown, infer A> ? A : never) => ({
  ...{ template, purpose, role, groups, hours: maxHours },
});

/** A login that cannot be derived keeps nobody else's from being asked for. */
const noteLeft = (left: string[], label: string) => (error: unknown) => {
  if (!(error instanceof Refused)) throw error;
  left.push(`${label}: ${error.message}`);
  return undefined;
};

/** How much a movement set off. */
export async function madeBy(trx: Writing, movement: string): Promise<{ requests: number; clients: number }> {
  const row = await trx
    .selectFrom('requests')
    .select((e) => [e.fn.countAll<number>().as('requests'), e.fn.count<number>('client').distinct().as('clients')])
    .where('movement', '=', movement)
    .executeTakeFirst();
  return { requests: Number(row?.requests ?? 0), clients: Number(row?.clients ?? 0) };
}
