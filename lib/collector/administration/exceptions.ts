/** Ending and reviewing exceptions by hand, and counting them. */
import type { z } from 'zod';
import type { Exception } from '../../record/access.schema.ts';
import type { exceptionSummarySchema } from '../../wire/admin.schema.ts';
import type { Caller } from '../caller.ts';
import { type Change, putObject } from '../change-object.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { endExcepted } from '../lifecycle/end-excepted.ts';
import { findObject, listObjects } from '../objects.ts';
import { mayActFor } from '../roles.ts';
import { changeRecord, type Saying } from '../sources/say-with.ts';
import { isOverdue, SOON_MS } from './end-exceptions.ts';
import { said } from './said.ts';

type Summary = z.input<typeof exceptionSummarySchema>;
type Counts = Summary['all'];

/** Whoever does it, where it is written down. */
interface By {
  saying: Saying;
  caller: Caller;
}

/** Ends it before its time, with a reason. Throws `Refused` 404, 409 when it has ended. */
export async function endException(by: By, id: string, change: Change): Promise<Exception> {
  const ended = { at: change.at, by: change.by, ...(change.why ? { why: change.why } : {}) };
  return changeRunning(by, id, 'exception.ended', change, (exception) => ({ ...exception, ended }));
}

/** Notes that somebody looked at it; `reviewBy` says when it is looked at again, none is never. Throws `Refused` 404, 409, 422. */
export async function reviewException(
  by: By,
  id: string,
  reviewBy: string | undefined,
  change: Change,
): Promise<Exception> {
  return changeRunning(by, id, 'exception.reviewed', change, ({ reviewBy: _, ...exception }) => {
    if (reviewBy === undefined) return exception;
    if (Date.parse(reviewBy) <= Date.parse(change.at) || Date.parse(reviewBy) > Date.parse(exception.expires))
      throw new Refused('exception.review');
    return { ...exception, reviewBy };
  });
}

async function changeRunning(
  { saying, caller }: By,
  id: string,
  verb: 'exception.ended' | 'exception.reviewed',
  change: Change,
  next: (exception: Exception) => Exception,
): Promise<Exception> {
  return changeRecord(saying, async (trx) => {
    const exception = await findObject(trx, 'exceptions', id);
    if (!exception) throw new Refused('record.unknown', { kind: 'exception', id });
    if (exception.ended) throw new Refused('exception.ended', { at: exception.ended.at });
    const client = await findObject(trx, 'clients', exception.client);
    await said(trx, caller, {
      ...{ verb, object: { type: 'exception', key: id }, detail: { why: change.why ?? '' } },
      ...(client ? { client: { id: client.id, version: client.version } } : {}),
    });
    const stored = await putObject(trx, 'exceptions', next(exception), change);
    if (stored.ended) await endExcepted(trx, exception, change.at);
    return stored;
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
