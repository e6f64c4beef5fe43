/** What an auditor draws from: everything of one kind at a client in a period, each item with the events it is made of. */
import type { EventBody } from '../../evidence/event.schema.ts';
import { requestOfEmergency } from '../../lifecycle/request.ts';
import {
  type EvidenceFilter,
  POPULATIONS,
  type PopulationItem,
  type PopulationKind,
} from '../../wire/evidence.schema.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { fitting } from './count-fitting.ts';
import { exportedEvents } from './exported-lines.ts';
import { followed } from './follow-log.ts';
import type { Part } from './part-indexes.ts';
import type { Scope } from './scope.ts';

/** more items than this are no population a person draws from: the period is made shorter */
export const MOST_ITEMS = 20_000;
/** as far as the events about an item are counted */
const MOST_COUNTED = 1000;

export interface Item extends Omit<PopulationItem, 'events'> {
  /** the searches that together find everything about it */
  about: EvidenceFilter[];
}

export interface Population {
  items: Item[];
  /** how many there are of each kind: all are found by looking once; null: more than can be counted */
  totals: Record<PopulationKind, number | null>;
  /** entries of the period whose bodies are gone, or never came: what they told of is not among the items */
  unread: number;
}

/**
 * The items of a population, in the order they first appear in the log; `id` is the same whenever it is asked for. A change is one event, of a fill and its save the save; an account, a leaver, an exception is one item
 * however many events tell of it. Throws `Refused` 413 when there are too many.
 */
export async function populationOf(
  db: Database,
  log: string,
  scope: Scope,
  kind: PopulationKind,
  part: Part,
): Promise<Population> {
  const found = new Map(POPULATIONS.map((one) => [one, new Map<string, Item>()]));
  const filled = new Map<string, string>();
  const leavings = await leavingsOf(db);
  const size = await followed(db);
  let unread = 0;
  for await (const { index, receivedAt, body, story } of exportedEvents({ db, log, scope, part, size })) {
    if (!body) unread += 1;
    for (const [one, items] of body ? found : []) {
      const member = MEMBER[one](body as EventBody, leavings);
      if (!member || items.has(member.id) || items.size > MOST_ITEMS) continue;
      items.set(member.id, { id: member.id, index, at: receivedAt, story, about: member.about });
      if (one === 'changes' && body?.intent) dropSaved(items, filled, body, body.intent);
      if (one === kind && items.size > MOST_ITEMS) throw new Refused('evidence.population', { most: MOST_ITEMS });
    }
  }
  const totalOf = ({ size: count }: Map<string, Item>) => (count > MOST_ITEMS ? null : count);
  const totals = Object.fromEntries(Array.from(found, ([one, items]) => [one, totalOf(items)]));
  return {
    items: [...(found.get(kind)?.values() ?? [])],
    totals: totals as Population['totals'],
    unread,
  };
}

/** What was filled and then saved is one change: the save. `filled`: ids of fills by what announced them. */
function dropSaved(items: Map<string, Item>, filled: Map<string, string>, { verb, id }: EventBody, intent: string) {
  if (verb === 'fill.done') filled.set(intent, id);
  if (verb === 'form.submitted') items.delete(filled.get(intent) ?? '');
}

/** Movements in which somebody left. */
async function leavingsOf(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('movements').select('id').where('kind', '=', 'left').execute();
  return new Set(rows.map(({ id }) => id));
}

interface Member {
  id: string;
  about: EvidenceFilter[];
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

/** A step of a request that tells of what was done past us: there is no save of ours that would be the change. */
const donePastUs = ({ verb, detail }: EventBody): boolean =>
  (verb === 'request.implemented' || verb === 'request.revoked') && detail?.elsewhere === true;

const MEMBER: Record<PopulationKind, (body: EventBody, leavings: ReadonlySet<string>) => Member | null> = {
  // What is noted in a ticket changes nobody's access.
  changes: (body) =>
    (CHANGES.has(body.verb) || donePastUs(body)) && CHANGED.has(body.outcome) && body.object?.type !== 'ticket'
      ? { id: body.id, about: [pathOf(body)] }
      : null,
  accounts: ({ object, console }) =>
    object?.type === 'account'
      ? {
          id: `${console?.id ?? ''}:${object.key}`,
          about: [{ account: object.key, ...(console ? { console: console.id } : {}) }],
        }
      : null,
  // That somebody left is of no client; at a client it shows in the end of what they had there.
  leavers: ({ verb, subject, id, detail }, leavings) => {
    if (!subject || !('technician' in subject)) return null;
    const about = [{ person: subject.technician }];
    const movement = String(detail?.movement ?? '');
    if (verb === 'technician.left') return { id: movement || id, about };
    return verb === 'request.revocation-asked' && leavings.has(movement) ? { id: movement, about } : null;
  },
  exceptions: ({ object }) =>
    object?.type === 'exception' ? { id: object.key, about: [{ object: `exception:${object.key}` }] } : null,
  emergencies: (body) => {
    if (body.verb === 'emergency.begun' && CHANGED.has(body.outcome))
      return { id: body.id, about: [{ object: `request:${requestOfEmergency(body.id)}` }, pathOf(body)] };
    return (body.verb === 'cover.taken' && CHANGED.has(body.outcome)) || body.code === 'account.break-glass'
      ? { id: body.id, about: [pathOf(body)] }
      : null;
  },
};

/** Entries about an item, the newest `most` of them, oldest first. */
export async function pathOfItem(
  db: Database,
  scope: Scope,
  client: string | null,
  { about, index }: Item,
  most: number,
): Promise<number[]> {
  const found = new Set([index]);
  for (const filter of about)
    for (const one of await fitting(db, scope, { ...filter, ...(client ? { client } : {}) }, most)) found.add(one);
  return [...found].sort((a, b) => a - b);
}

/** How many events there are about an item, up to a thousand. */
export const eventsAbout = async (db: Database, scope: Scope, client: string | null, item: Item): Promise<number> =>
  Math.min(MOST_COUNTED, (await pathOfItem(db, scope, client, item, MOST_COUNTED)).length);
