/** What an auditor draws from: everything of one kind at a client in a period, each item with the events it is made of. */
import type { EventBody } from '../../evidence/event.schema.ts';
import type { EvidenceFilter, PopulationItem, PopulationKind } from '../../wire/evidence.schema.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { countFitting } from './count-fitting.ts';
import { exportedEvents } from './exported-lines.ts';
import { followed } from './follow-log.ts';
import type { Part } from './part-indexes.ts';
import type { Scope } from './scope.ts';

/** more items than this are no population a person draws from: the period is made shorter */
export const MOST_ITEMS = 20_000;

export interface Item extends Omit<PopulationItem, 'events'> {
  /** the search that finds everything about it */
  about: EvidenceFilter;
}

/**
 * The items of a population, in the order they first appear in the log; `id` is the same whenever it is asked for. A change is one event; an account, a leaver, an exception is one item however many events tell of it.
 * Throws `Refused` 413 when there are too many.
 */
export async function populationOf(
  db: Database,
  log: string,
  scope: Scope,
  kind: PopulationKind,
  part: Part,
): Promise<Item[]> {
  const items = new Map<string, Item>();
  const size = await followed(db);
  for await (const { index, receivedAt, body, story } of exportedEvents({ db, log, scope, part, size })) {
    const found = body && MEMBER[kind](body);
    if (!found || items.has(found.id)) continue;
    items.set(found.id, { id: found.id, index, at: receivedAt, story, about: found.about });
    if (items.size > MOST_ITEMS) throw new Refused('evidence.population', { most: MOST_ITEMS });
  }
  return [...items.values()];
}

interface Member {
  id: string;
  about: EvidenceFilter;
}

/** Of a change: everything about its ticket, else about its account, else itself by what it changed. */
function pathOf({ ticket, object, subject }: EventBody): EvidenceFilter {
  if (ticket) return { ticket: `${ticket.console}:${ticket.number}` };
  if (object?.type === 'account') return { account: object.key };
  if (object) return { object: `${object.type}:${object.key}` };
  return subject && 'technician' in subject ? { subject: subject.technician } : {};
}

const CHANGES = new Set<EventBody['verb']>([
  'fill.done',
  'form.submitted',
  'action.performed',
  'record.changed',
  'exception.ended',
  'technician.joined',
  'technician.moved',
  'technician.left',
  'technician.returned',
]);
/** what was only begun, or refused, changed nothing */
const CHANGED = new Set<EventBody['outcome']>(['success', 'partial', 'unknown']);

const MEMBER: Record<PopulationKind, (body: EventBody) => Member | null> = {
  // What is noted in a ticket changes nobody's access.
  changes: (body) =>
    CHANGES.has(body.verb) && CHANGED.has(body.outcome) && body.object?.type !== 'ticket'
      ? { id: body.id, about: pathOf(body) }
      : null,
  accounts: ({ object, console }) =>
    object?.type === 'account'
      ? {
          id: `${console?.id ?? ''}:${object.key}`,
          about: { account: object.key, ...(console ? { console: console.id } : {}) },
        }
      : null,
  leavers: ({ verb, subject, id }) =>
    verb === 'technician.left' && subject && 'technician' in subject
      ? { id, about: { person: subject.technician } }
      : null,
  exceptions: ({ object }) =>
    object?.type === 'exception' ? { id: object.key, about: { object: `exception:${object.key}` } } : null,
  emergencies: (body) =>
    (body.verb === 'cover.taken' && CHANGED.has(body.outcome)) || body.code === 'account.break-glass'
      ? { id: body.id, about: pathOf(body) }
      : null,
};

/** How many events there are about an item, up to a thousand. */
export const eventsAbout = (db: Database, scope: Scope, client: string | null, { about }: Item): Promise<number> =>
  countFitting(db, scope, { ...about, ...(client ? { client } : {}) });
