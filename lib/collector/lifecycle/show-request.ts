/** Requests as they are answered. */
import type { z } from 'zod';
import type { AccessRequest } from '../../lifecycle/request.ts';
import { stepsFor } from '../../lifecycle/steps-for.ts';
import type { Client } from '../../record/record.schema.ts';
import type { requestSchema } from '../../wire/lifecycle.schema.ts';
import type { Caller } from '../caller.ts';
import type { Database, Writing } from '../database.ts';
import { objectsOf } from '../drift/load-places.ts';
import { Refused } from '../errors.ts';
import { findObject } from '../objects.ts';
import { mayActFor } from '../roles.ts';
import { approves, personOf } from './person.ts';
import { findRequest } from './requests.ts';

export type Shown = z.input<typeof requestSchema>;

/** With names, and what the reader may do. */
export async function showRequests(db: Database, caller: Caller, requests: readonly AccessRequest[]): Promise<Shown[]> {
  const ids = (of: (request: AccessRequest) => string | undefined) => [
    ...new Set(requests.flatMap((one) => of(one) ?? [])),
  ];
  const people = await objectsOf(db as Writing, 'technicians', [
    ...new Set([...ids(({ object }) => object.subject?.technician), ...ids(({ owner }) => owner)]),
  ]);
  const clients = await objectsOf(
    db as Writing,
    'clients',
    ids(({ object }) => object.client),
  );
  const consoles = await objectsOf(
    db as Writing,
    'consoles',
    ids(({ object }) => object.console.id),
  );
  const persons = new Map(
    await Promise.all(
      [...clients.values()].map(async (client) => [client.id, await personOf(db, caller, client)] as const),
    ),
  );
  const named = (id: string | undefined) => (id === undefined ? null : (people.get(id)?.displayName ?? id));
  return requests.map((request) => {
    const { object, owner } = request;
    const person = persons.get(object.client);
    return {
      ...request,
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
  if (!request || !client || !(await sees(db, caller, client))) throw new Refused('lifecycle.unknown');
  const [shown] = (await showRequests(db, caller, [request])) as [Shown];
  const steps = await db
    .selectFrom('request_steps')
    .select(['version', 'step', 'state', 'by', 'at', 'detail'])
    .where('request', '=', id)
    .orderBy('version')
    .execute();
  return {
    ...shown,
    steps: steps.map(({ detail, state, ...step }) => ({
      ...step,
      state: state as AccessRequest['state'],
      detail: JSON.parse(detail) as Record<string, string>,
    })),
  };
}

const sees = async (db: Database, caller: Caller, client: Client): Promise<boolean> =>
  mayActFor(caller, client.id) || approves(db, caller, client);
