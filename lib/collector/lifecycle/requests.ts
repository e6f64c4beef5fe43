/** Requests as stored. A step is written only where the request is still as it was read: of two at once, one is told to look again. */
import type { SelectQueryBuilder } from 'kysely';
import { placeId } from '../../drift/place.ts';
import { nextDue } from '../../lifecycle/due.ts';
import type { AccessRequest } from '../../lifecycle/request.ts';
import type { State } from '../../lifecycle/states.ts';
import type { TransitionName } from '../../lifecycle/transitions.ts';
import type { Database, Tables, Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { insertRows } from '../insert-rows.ts';
import type { RequestRow } from './lifecycle-tables.ts';

export interface StepTaken {
  step: TransitionName;
  by: string;
  at: string;
  detail: Record<string, string | number | boolean>;
}

export async function findRequest(db: Database, id: string): Promise<AccessRequest | undefined> {
  const row = await db.selectFrom('requests').select('body').where('id', '=', id).executeTakeFirst();
  return row && (JSON.parse(row.body) as AccessRequest);
}

type Found = SelectQueryBuilder<Tables, 'requests', Pick<RequestRow, 'body'>>;

/** Those that `narrow` leaves, in the order it gives them and the one they were asked in. */
export async function findRequests(db: Database, narrow: (all: Found) => Found): Promise<AccessRequest[]> {
  const rows = await narrow(db.selectFrom('requests').select('body')).orderBy('id').execute();
  return rows.map(({ body }) => JSON.parse(body) as AccessRequest);
}

/** One of exactly the same, in one of these states. */
export async function sameAsked(
  db: Database,
  { hash, object }: AccessRequest,
  states: readonly State[],
): Promise<AccessRequest | undefined> {
  const row = await db
    .selectFrom('requests')
    .select('body')
    .where('hash', '=', hash)
    .where('client', '=', object.client)
    .where('state', 'in', states)
    .executeTakeFirst();
  return row && (JSON.parse(row.body) as AccessRequest);
}

const COLUMNS = [
  ...(['id', 'version', 'state', 'client', 'console', 'place', 'technician', 'owner', 'hash', 'movement'] as const),
  ...(['exception', 'rank', 'escalated', 'due_at', 'made_at', 'body'] as const),
] as const;
const STEP_COLUMNS = ['request', 'version', 'step', 'state', 'by', 'at', 'detail'] as const;

/** New ones, with the step they began by. */
export async function insertRequests(
  trx: Writing,
  all: readonly { request: AccessRequest; step: StepTaken; rank?: number }[],
): Promise<void> {
  const rows = all.map(({ request, rank = 0 }) => rowOf(request, rank));
  await insertRows(
    trx,
    'requests',
    COLUMNS,
    rows.map((row) => COLUMNS.map((column) => row[column])),
  );
  await insertRows(
    trx,
    'request_steps',
    STEP_COLUMNS,
    all.map(({ request, step }) => stepValues(request, step)),
  );
}

/** Throws `Refused` 409 when it was moved meanwhile. */
export async function moveRequest(
  trx: Writing,
  before: AccessRequest,
  next: AccessRequest,
  step: StepTaken,
): Promise<void> {
  const { rank: _, id, made_at: __, ...row } = rowOf(next, 0);
  const { numUpdatedRows } = await trx
    .updateTable('requests')
    .set(row)
    .where('id', '=', id)
    .where('version', '=', before.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Refused('lifecycle.moved');
  await insertRows(trx, 'request_steps', STEP_COLUMNS, [stepValues(next, step)]);
}

function rowOf(request: AccessRequest, rank: number): RequestRow {
  const { id, version, state, object, owner, hash, movement, escalated } = request;
  return {
    ...{ id, version, state, client: object.client, console: object.console.id, owner, hash, movement, rank },
    place: placeId(object.console.id, object.client, object.account.name),
    technician: object.subject?.technician ?? null,
    exception: object.exception?.id ?? null,
    escalated: escalated ? 1 : 0,
    due_at: nextDue(request)?.at ?? null,
    ...{ made_at: request.askedAt, body: JSON.stringify(request) },
  };
}

const stepValues = ({ id, version, state }: AccessRequest, { step, by, at, detail }: StepTaken): unknown[] => [
  ...[id, version, step, state, by, at],
  JSON.stringify(detail),
];
