/** Each derived value of an event, decided again from the versions in the pack (promise 6). */
import { type EventReplay, type Lookup, replayEvent } from '../../../record/replay-event.ts';
import type { EventBody } from '../../event.schema.ts';
import { OMITTED } from '../../field-policy.ts';
import type { PartReading } from './part-reading.ts';

/** Events whose values were derived for somebody; others only say what was seen or typed. */
const DERIVED = ['fill.intended', 'fill.done', 'value.copied'];
const REQUESTER = ['requesterName', 'requesterEmail', 'requesterPhone'];

/** Counts what came out, and remembers what a ticket showed for the events that follow. `salt` is the event's. */
export function replayEntry(reading: PartReading, body: EventBody | null, salt: string | null): EventReplay {
  if (!body) return replayEvent(null, { lookup: () => undefined });
  if (body.verb === 'ticket.read') noteTicket(reading, body);
  if (!DERIVED.includes(body.verb)) return { status: 'nothing', fields: [] };
  const roles = wordsFor(reading, body);
  const again = replayEvent(body, { lookup: lookupIn(reading), roles, ...(salt ? { salt } : {}) });
  const replay = roles ? again : withoutUnknownWords(body, again);
  const { replay: counts } = reading;
  for (const field of replay.fields) {
    counts[field.status] += 1;
    if (field.status === 'differs' && counts.first === null)
      counts.first = `${field.attribute} of entry ${reading.index} would now be ${field.now === undefined ? 'nothing' : `“${field.now}”`}`;
  }
  return replay;
}

type Words = Readonly<Record<string, string>>;
interface ProfileWords {
  checked?: unknown;
  pages?: readonly { id?: unknown; form?: { roles?: Words } }[];
}

/** The words the console's profile has for roles on the page it was about, where the pack has the profile the event was made with. */
function wordsFor({ objects }: PartReading, { console, page }: EventBody): Words | undefined {
  const profile = console?.profile
    ? (objects.get(`profiles ${console.profile} 1`) as ProfileWords | undefined)
    : undefined;
  if (!profile || profile.checked !== console?.profileVersion) return undefined;
  return profile.pages?.find(({ id }) => id === page?.id)?.form?.roles ?? {};
}

/** A console has its own words for roles, in its profile: where that is not in the pack, whether its word stands for the role cannot be said. */
function withoutUnknownWords({ console }: EventBody, replay: EventReplay): EventReplay {
  const why = `The words ${console?.profile ?? 'the console'} has for roles are needed.`;
  const fields = replay.fields.map((field) =>
    field.status === 'differs' && field.attribute === 'role' && console?.profile
      ? { attribute: field.attribute, status: 'cannot' as const, why }
      : field,
  );
  const status = (['differs', 'cannot', 'erased', 'same'] as const).find((one) =>
    fields.some((field) => field.status === one),
  );
  return { status: status ?? 'nothing', fields };
}

function lookupIn({ objects, tickets }: PartReading): Lookup {
  return ((kind: string, id: string, version: number) => {
    if (kind === 'tickets') return tickets.get(id);
    const body = objects.get(`${kind} ${id} ${version}`);
    return body === null ? 'erased' : body;
  }) as Lookup;
}

function noteTicket({ tickets }: PartReading, { ticket, fields }: EventBody): void {
  if (!ticket) return;
  const shown = (fields ?? []).flatMap(({ attribute, to, policy }) => {
    const said = to || (policy && OMITTED);
    return REQUESTER.includes(attribute) && said ? [[attribute, said] as const] : [];
  });
  tickets.set(`${ticket.console}:${ticket.number}`, Object.fromEntries(shown));
}
