/** What is still open of a movement, who holds it, and what nobody can see, as far as the reader serves it. Asked anew each time: it is as live as the requests are. */
import type { z } from 'zod';
import { maxAgeMs } from '../../drift/judge.ts';
import type { AccessRequest } from '../../lifecycle/request.ts';
import { isOpen } from '../../lifecycle/states.ts';
import type { Technician } from '../../record/record.schema.ts';
import type { closureSchema } from '../../wire/closure.schema.ts';
import type { MovementKind, MovementState } from '../../wire/sources.schema.ts';
import type { Caller } from '../caller.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { findObject, objectsOf } from '../objects.ts';
import { mayActFor } from '../roles.ts';
import type { Movement } from './fan-out.ts';
import { movementOfClient } from './leave-client.ts';
import { ownedBy, ownedSeen } from './owners.ts';
import { findRequests } from './requests.ts';
import { showRequests } from './show-request.ts';

type Closure = z.input<typeof closureSchema>;

export async function closureOf(db: Database, caller: Caller, id: string, now: Date): Promise<Closure> {
  const movement = await db.selectFrom('movements').selectAll().where('id', '=', id).executeTakeFirst();
  if (!movement) throw new Refused('movement.unknown');
  const technician = await findObject(db, 'technicians', movement.technician);
  const also = movement.kind === 'left' ? { technician: movement.technician } : null;
  const view = await closure(db, caller, now, { movement: id, also, technician: technician ?? null, client: null });
  const { kind, state, closed_at } = movement as Movement & { kind: MovementKind; state: MovementState };
  const displayName = technician?.displayName ?? movement.technician;
  return { ...view, moved: { kind, displayName, state }, closedAt: closed_at };
}

export const closureOfClient = (db: Database, caller: Caller, client: string, now: Date): Promise<Closure> =>
  closure(db, caller, now, { movement: movementOfClient(client), also: { client }, technician: null, client });

interface About {
  movement: string;
  /** whose other open requests belong to it too */
  also: { technician: string } | { client: string } | null;
  technician: Technician | null;
  client: string | null;
}

async function closure(db: Database, caller: Caller, now: Date, about: About): Promise<Closure> {
  const all = (await requestsOf(db, about)).filter(({ object }) => mayActFor(caller, object.client));
  const open = all.filter(({ state }) => isOpen(state));
  const owners = Map.groupBy(open, ({ owner }) => owner);
  const people = await objectsOf(db, 'technicians', [...owners.keys()]);
  return {
    ...{ movement: about.movement, technician: about.technician?.id ?? null, client: about.client, moved: null },
    ...{ total: all.length, closed: all.length - open.length, open: await showRequests(db, caller, open) },
    holders: Array.from(owners, ([owner, held]) => ({
      ...{ owner, name: people.get(owner)?.displayName ?? owner, active: people.get(owner)?.active ?? false },
      open: held.length,
    })),
    unreachable: await unreachable(db, open, now),
    owned:
      about.technician && !about.technician.active ? ownedSeen(caller, await ownedBy(db, about.technician.id)) : [],
    ended:
      about.technician && !about.technician.active ? ['sign-in to Unswivel', 'sessions', 'tokens for automation'] : [],
  };
}

const requestsOf = (db: Database, { movement, also }: About): Promise<AccessRequest[]> =>
  findRequests(db, (all) =>
    all
      .where((e) => {
        const mine = e('movement', '=', movement);
        if (also === null) return mine;
        const theirs = 'technician' in also ? e('technician', '=', also.technician) : e('client', '=', also.client);
        return e.or([mine, e.and([theirs, e('state', 'not in', ['cancelled', 'rejected', 'expired'])])]);
      })
      .orderBy('rank'),
  );

/** Consoles with something open where nothing was seen for as long as the client lets an observation count. */
async function unreachable(db: Database, open: readonly AccessRequest[], now: Date): Promise<Closure['unreachable']> {
  const places = new Map(open.map(({ object }) => [`${object.client} ${object.console.id}`, object]));
  const clients = await objectsOf(db, 'clients', [...new Set(open.map(({ object }) => object.client))]);
  const consoles = await objectsOf(db, 'consoles', [...new Set(open.map(({ object }) => object.console.id))]);
  const looks = await db
    .selectFrom('drift_looks')
    .selectAll()
    .where('client', 'in', [...clients.keys(), ''])
    .execute();
  const seen = new Map(
    looks.map((look) => [
      `${look.client} ${look.console}`,
      [look.passive_at, look.asked_at, look.list_at]
        .flatMap((at) => at ?? [])
        .sort()
        .at(-1) ?? null,
    ]),
  );
  return [...places].flatMap(([key, { client, console }]) => {
    const lastSeen = seen.get(key) ?? null;
    const oldest = now.getTime() - maxAgeMs(clients.get(client) ?? {});
    if (lastSeen !== null && Date.parse(lastSeen) >= oldest) return [];
    return [{ client, console: console.id, label: consoles.get(console.id)?.label ?? console.id, lastSeen }];
  });
}
