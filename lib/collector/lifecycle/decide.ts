/** Approving and rejecting: in person, or by a reply somebody read in the ticket. */
import { maskText } from '../../evidence/mask.ts';
import type { Approval } from '../../lifecycle/request.ts';
import { Refused } from '../errors.ts';
import { findObject } from '../objects.ts';
import { checkApart, checkMay, take, type Work } from './act.ts';
import { eventsShown, type LogEvent } from './events-shown.ts';
import { checkStillSo } from './still-so.ts';

type Agreement = Omit<Approval, 'at'>;

/** `hash` is of what the approver saw. */
export async function approve(work: Work, { hash, why, exception }: Approving): Promise<void> {
  const endsAt = exception === undefined ? undefined : await endOfException(work, exception);
  const said = [why ?? '', exception ? `Under the exception ${exception}.` : ''].filter(Boolean).join(' ');
  await agree(work, { way: 'signed', by: work.person.id, said: maskText(said), hash }, endsAt);
}

export interface Approving {
  hash: string;
  why?: string | undefined;
  /** an emergency's review may end in one: its access goes on until that ends, and no longer */
  exception?: string | undefined;
}

/** Throws `Refused` 422 unless it runs, here, and for this person. */
async function endOfException({ trx, request, at }: Work, id: string): Promise<string> {
  const { object, state } = request;
  const exception = await findObject(trx, 'exceptions', id);
  const fits =
    state === 'emergency' &&
    exception?.client === object.client &&
    !exception.ended &&
    exception.expires > at &&
    (exception.from ?? at) <= at &&
    (exception.technician === undefined || exception.technician === object.subject?.technician) &&
    (exception.console === undefined || exception.console === object.console.id);
  if (!exception || !fits)
    throw new Refused('record.reference', { kind: 'exception that runs for this emergency', id });
  return exception.expires;
}

/** Throws nothing where it was void: then `work.refusal` is set. */
export async function agree(work: Work, agreement: Agreement, endsAt?: string): Promise<void> {
  if (agreement.hash !== work.request.hash) throw new Refused('lifecycle.otherObject');
  const name = work.request.state === 'emergency' ? 'approve-emergency' : 'approve';
  checkMay(work, name);
  if (!(await checkStillSo(work))) return;
  await take(work, name, { approval: { ...agreement, at: work.at } }, { endsAt });
}

export async function reject(work: Work, { hash, why }: { hash: string; why: string }): Promise<void> {
  if (hash !== work.request.hash) throw new Refused('lifecycle.otherObject');
  const said = { why: maskText(why) };
  // An emergency that is not agreed to must end.
  if (work.request.state === 'emergency') await take(work, 'ask-revocation', said);
  else await take(work, 'reject', said);
}

export interface Recorded {
  hash: string;
  approver: string;
  reply: string;
  event: string;
}

/** Somebody else than who asked opened the ticket after it was asked, read the reply and writes it down. It is shown as recorded, never as signed. */
export async function record(work: Work, { hash, approver, reply, event }: Recorded): Promise<void> {
  const { request, person, trx } = work;
  const [read] = (await eventsShown(trx, [event])) as [LogEvent];
  const { ticket } = request;
  const why = !ticket
    ? 'the request has no ticket'
    : read.body.verb !== 'ticket.read' ||
        read.body.ticket?.number !== ticket.number ||
        read.body.ticket.console !== ticket.console
      ? 'it is no look at the request’s ticket'
      : read.by !== person.id
        ? 'somebody else read the ticket'
        : read.at < request.askedAt
          ? 'it is from before it was asked'
          : null;
  if (why) throw new Refused('lifecycle.eventOther', { event, why });
  checkApart(work);
  const recorder = { ...person, approves: true };
  work.person = recorder;
  await agree(work, {
    way: 'recorded',
    by: `client:${maskText(approver)}`,
    recordedBy: person.id,
    said: maskText(reply),
    hash,
  });
}
