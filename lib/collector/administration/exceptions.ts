/** Ending and reviewing exceptions by hand, and counting them. */
import type { z } from 'zod';
import type { Exception } from '../../record/access.schema.ts';
import type { exceptionSummarySchema } from '../../wire/admin.schema.ts';
import type { Caller } from '../caller.ts';
import { type Change, putObject } from '../change-object.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { findObject, listObjects, lockRecord } from '../objects.ts';
import { mayActFor } from '../roles.ts';
import { isOverdue, SOON_MS } from './end-exceptions.ts';

type Summary = z.input<typeof exceptionSummarySchema>;
type Counts = Summary['all'];

/** Ends it before its time, with a reason. Throws `Refused` 404, 409 when it has ended. */
export async function endException(db: Database, id: string, change: Change & { why: string }): Promise<Exception> {
  const { at, by, why } = change;
  return changeRunning(db, id, change, (exception) => ({ ...exception, ended: { at, by, why } }));
}

/** Notes that somebody looked at it; `reviewBy` says when it is looked at again, none is never. Throws `Refused` 404, 409, 422. */
export async function reviewException(
  db: Database,
  id: string,
  reviewBy: string | undefined,
  change: Change,
): Promise<Exception> {
  return changeRunning(db, id, change, ({ reviewBy: _, ...exception }) => {
    if (reviewBy === undefined) return exception;
    if (Date.parse(reviewBy) <= Date.parse(change.at) || Date.parse(reviewBy) > Date.parse(exception.expires))
      throw new Refused('exception.review');
    return { ...exception, reviewBy };
  });
}

async function changeRunning(
  db: Database,
  id: string,
  change: Change,
  next: (exception: Exception) => Exception,
): Promise<Exception> {
  return db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    const exception = await findObject(trx, 'exceptions', id);
    if (!exception) throw new Refused('record.unknown', { kind: 'exception', id });
    if (exception.ended) throw new Refused('exception.ended', { at: exception.ended.at });
    return putObject(trx, 'exceptions', next(exception), change);
  });
}

/** Of the clients the caller sees. */
export async function summarise(db: Database, caller: Caller, now: Date): Promise<Summary> {
  const all = none();
  const clients = new Map<string, Counts>();
  for (const exception of await listObjects(db, 'exceptions')) {
    if (!mayActFor(caller, exception.client)) continue;
    const its = clients.get(exception.client) ?? none();
    clients.set(exception.client, its);
    for (const counts of [all, its]) countIn(counts, exception, now);
  }
  return { all, clients: [...clients].map(([client, counts]) => ({ client, ...counts })) };
}

const none = (): Counts => ({ running: 0, waiting: 0, ended: 0, endingSoon: 0, overdue: 0 });

function countIn(counts: Counts, exception: Exception, now: Date): void {
  const expires = Date.parse(exception.expires);
  if (exception.ended || expires <= now.getTime()) {
    counts.ended += 1;
    return;
  }
  const waits = exception.from !== undefined && Date.parse(exception.from) > now.getTime();
  counts[waits ? 'waiting' : 'running'] += 1;
  if (expires <= now.getTime() + SOON_MS) counts.endingSoon += 1;
  if (isOverdue(exception, now)) counts.overdue += 1;
}
