import type { EventBody } from '../../lib/evidence/event.schema.ts';
import { askRt, rtTicket, rtUser } from '../real/rt-ask.ts';

/** A ticket's fields as RT itself gives them over its API, by our names. */
export async function ticketTruth(address: string, number: string): Promise<Record<string, string>> {
  const ticket = (await rtTicket(address, number)) as Record<string, never> | undefined;
  if (!ticket) throw new Error(`RT has no ticket ${number}.`);
  const at = (...path: string[]) =>
    String(path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], ticket) ?? '');
  const requester = at('Requestor', '0', 'id');
  const person = await rtUser(address, requester);
  const queue = await askRt(address, `/queue/${at('Queue', 'id')}`);
  const truth: Record<string, string> = {
    number,
    subject: at('Subject'),
    status: at('Status'),
    owner: at('Owner', 'id'),
    priority: at('Priority'),
    created: at('Created'),
    queue: String(queue?.Name ?? ''),
    client: at('CustomFields', '0', 'values', '0'),
    requesterEmail: person?.EmailAddress ?? '',
    requesterName: person?.RealName ?? '',
    requesterPhone: person?.WorkPhone ?? '',
  };
  return truth;
}

/** Which fields of a `ticket.read` event are in the truth, and which of them are right. */
export function compareTicket(body: EventBody, truth: Record<string, string>): { read: number; wrong: string[] } {
  const known = (body.fields ?? []).filter(({ attribute }) => attribute in truth);
  const wrong = known
    .filter(({ attribute, to }) => to !== truth[attribute])
    .map(({ attribute, to }) => `${attribute}: read “${to}”, RT has “${truth[attribute]}”`);
  return { read: known.length, wrong };
}
