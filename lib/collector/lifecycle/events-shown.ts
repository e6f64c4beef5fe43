/** Events of the log that somebody names as evidence: read as they stand there, never as somebody says they are. */
import type { EventBody } from '../../evidence/event.schema.ts';
import { OWN_DEVICE } from '../../evidence/receipt.ts';
import type { ExactObject } from '../../lifecycle/exact-object.schema.ts';
import { isAbout } from '../../lifecycle/is-about.ts';
import type { Shown } from '../../lifecycle/request.ts';
import type { Console } from '../../record/record.schema.ts';
import { clientAtPage } from '../../record/tenancy.ts';
import { BODY_COLUMNS, checkUnchanged, opened } from '../bodies/open-body.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { findObject, ownClient } from '../objects.ts';

export interface LogEvent extends Shown {
  body: EventBody;
  salt: string;
  receivedAt: string;
}

/** In the order given. Throws `Refused` 422 for one the log does not hold, or that a device never sent; 500 for one that was changed there. */
export async function eventsShown(db: Database, ids: readonly string[]): Promise<LogEvent[]> {
  const rows = await db
    .selectFrom('log_entries as e')
    .innerJoin('event_bodies as b', 'b.idx', 'e.idx')
    .innerJoin('batches as s', 's.id', 'e.batch')
    .select(['e.idx', 'e.device', 'e.seq', 'e.event_id', 's.received_at'])
    .select(BODY_COLUMNS)
    .where('e.event_id', 'in', ids)
    .where('e.body_refused', 'is', null)
    .where('e.device', '<>', OWN_DEVICE)
    .execute();
  const found = new Map(opened(db, rows).map((row) => [row.event_id, row]));
  return [...new Set(ids)].map((event) => {
    const row = found.get(event);
    if (row) checkUnchanged(row.idx, row.changed);
    if (row?.body == null || row.salt === null) throw new Refused('lifecycle.eventUnknown', { event });
    const body = JSON.parse(row.body) as EventBody;
    // A device whose clock runs ahead does not make something later than it was.
    const at = [body.at, row.received_at].sort()[0] as string;
    return {
      ...{ event, index: Number(row.idx), at, by: body.actor.technician, device: row.device, seq: Number(row.seq) },
      ...{ body, salt: row.salt, receivedAt: row.received_at },
    };
  });
}

export const plain = ({ event, index, at, by, device, seq, body: { verb, detail } }: LogEvent): Shown => ({
  ...{ event, index, at, by, device, seq },
  ...(detail?.round ? { round: true } : {}),
  ...(verb === 'action.performed' && detail?.does ? { does: String(detail.does) } : {}),
});

/** Whose accounts a page of the console shows; undefined: the page does not tell. Null: it is ours, and the record has no client that is the MSP itself. */
export async function clientAtConsole(
  db: Database,
  console: Console,
  tenant: string | undefined,
): Promise<string | null | undefined> {
  const at = clientAtPage(console, tenant);
  if (at.status === 'ours') return (await ownClient(db)) ?? null;
  return at.status === 'client' ? at.id : undefined;
}

/** Throws `Refused` 422 unless the event happened in the object's console, at its client. */
export async function checkPlace(db: Database, { event, body }: LogEvent, object: ExactObject): Promise<void> {
  if (body.console?.id !== object.console.id)
    throw new Refused('lifecycle.eventOther', { event, why: 'it happened in another console' });
  const console = await findObject(db, 'consoles', object.console.id);
  const client = console && (await clientAtConsole(db, console, body.console?.tenant));
  if (client !== object.client)
    throw new Refused('lifecycle.eventOther', { event, why: 'it happened at another client' });
}

/** Throws `Refused` 422 where it is about another account. */
export function checkAbout(event: LogEvent, object: ExactObject): void {
  if (!isAbout(event, object.account.name))
    throw new Refused('lifecycle.eventOther', { event: event.event, why: 'it is about another account' });
}

/** Nobody is a witness to, or the doer of, what somebody else saw or did. Throws `Refused` 422. */
export function checkBy({ event, by }: LogEvent, technician: string): void {
  if (by !== technician) throw new Refused('lifecycle.eventOther', { event, why: 'somebody else did it' });
}
