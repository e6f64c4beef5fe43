/** Approving and rejecting: in person, or by a reply somebody read in the ticket. */
import { maskText } from '../../evidence/mask.ts';
import type { Approval } from '../../lifecycle/request.ts';
import { Refused } from '../errors.ts';
import { checkMay, take, type Work } from './act.ts';
import { eventsShown, type LogEvent } from './events-shown.ts';
import { checkStillSo } from './still-so.ts';

type Agreement = Omit<Approval, 'at'>;

/** `hash` is of what the approver saw. */
export async function approve(work: Work, { hash, why }: { hash: string; why?: string | undefined }): Promise<void> {
  await agree(work, { way: 'signed', by: work.person.id, said: maskText(why ?? ''), hash });
}

/** Throws nothing where it was void: then `work.refusal` is set. */
export async function agree(work: Work, agreement: Agreement): Promise<void> {
  if (agreement.hash !== work.request.hash) throw new Refused('lifecycle.otherObject');
  const name = work.request.state === 'emergency' ? 'approve-emergency' : 'approve';
  checkMay(work, name);
  if (!(await checkStillSo(work))) return;
  await take(work, name, { approval: { ...agreement, at: work.at } });
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
  if (!person.serves) throw new Refused('lifecycle.role', { who: 'technician' });
  const held = (['requester', 'subject', 'doer'] as const).find((part) => request.parts[part]?.includes(person.id));
  if (held) throw new Refused('lifecycle.twoParts', { part: held });
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
