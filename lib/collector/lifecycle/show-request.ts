/** Requests as they are answered. */
import type { z } from 'zod';
import type { Person } from '../../lifecycle/may-do.ts';
import { notShown } from '../../lifecycle/parts-to-end.ts';
import type { AccessRequest } from '../../lifecycle/request.ts';
import { stepsFor } from '../../lifecycle/steps-for.ts';
import type { Client } from '../../record/record.schema.ts';
import type { requestSchema } from '../../wire/lifecycle.schema.ts';
import type { Caller } from '../caller.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { findObject, objectsOf } from '../objects.ts';
import { personOf, personsAt } from './person.ts';
import { findRequest } from './requests.ts';

export type Shown = z.input<typeof requestSchema>;

/** With names, and what the reader may do. */
export async function showRequests(db: Database, caller: Caller, requests: readonly AccessRequest[]): Promise<Shown[]> {
  const clients = await objectsOf(db, 'clients', [...new Set(requests.map(({ object }) => object.client))]);
  return shown(db, requests, clients, await personsAt(db, caller, [...clients.values()]));
}

/** `persons`: the reader at each of these clients. */
async function shown(
  db: Database,
  requests: readonly AccessRequest[],
  clients: ReadonlyMap<string, Client>,
  persons: ReadonlyMap<string, Person>,
): Promise<Shown[]> {
  const people = await objectsOf(db, 'technicians', [
    ...new Set(requests.flatMap(({ object, owner }) => [object.subject?.technician ?? [], owner].flat())),
  ]);
  const consoles = await objectsOf(db, 'consoles', [...new Set(requests.map(({ object }) => object.console.id))]);
  const named = (id: string | undefined) => (id === undefined ? null : (people.get(id)?.displayName ?? id));
  return requests.map((request) => {
    const { object, owner } = request;
    const person = persons.get(object.client);
    return {
      ...request,
      ...{ toEnd: request.toEnd && [...request.toEnd], notShown: request.toEnd && notShown(request.toEnd, request) },
      names: {
        subject: named(object.subject?.technician),
        client: clients.get(object.client)?.name ?? object.client,
        console: consoles.get(object.console.id)?.label ?? object.console.id,
        owner: named(owner) ?? owner,
      },
      may: person ? stepsFor(request, person) : [],
    };
  });
}

/** By itself, with its steps. Throws `Refused` 404 also where it is not the reader's to see. */
export async function showRequest(db: Database, caller: Caller, id: string): Promise<Shown> {
  const request = await findRequest(db, id);
  const client = request && (await findObject(db, 'clients', request.object.client));
  if (!request || !client) throw new Refused('lifecycle.unknown');
  const person = await personOf(db, caller, client);
  if (!person.serves && !person.approves) throw new Refused('lifecycle.unknown');
  const [told] = (await shown(db, [request], new Map([[client.id, client]]), new Map([[client.id, person]]))) as [
    Shown,
  ];
  const steps = await db
    .selectFrom('request_steps')
    .select(['version', 'step', 'state', 'by', 'at', 'detail'])
    .where('request', '=', id)
    .orderBy('version')
    .execute();
  return {
    ...told,
    steps: steps.map(({ detail, state, ...step }) => ({
      ...step,
      state: state as AccessRequest['state'],
      detail: JSON.parse(detail) as Record<string, string>,
    })),
  };
}
