/** The parts sentences about events are made of. */
import { attributeWords } from '../../record/attribute-words.ts';
import { displayText } from '../display-text.ts';
import type { EventBody, EventField } from '../event.schema.ts';

/** Names for ids, as far as whoever reads may know them; an id nobody knows is its own name. */
export interface Names {
  technician(id: string): string;
  client(id: string): string;
  console(id: string): string;
}

/** Each id as it is. */
export const NO_NAMES: Names = { technician: (id) => id, client: (id) => id, console: (id) => id };

/** Of one event: its body and the names, with the parts most sentences need. */
export interface Told {
  body: EventBody;
  names: Names;
  /** who did it */
  who: string;
  /** whose identity it is about */
  whom: string;
  /** “ on Fabrikam Entra”, or nothing */
  on: string;
  /** “ for ticket 17”, or nothing */
  ticket: string;
  /** the exact thing acted on */
  key: string;
}

const LONGEST = 120;
const LONGEST_REASON = 512;
/** Text from a page, ticket or record: on one line, cut, and unable to turn or colour anything. */
export const shown = (text: string): string => displayText(text, LONGEST);
export const quoted = (text: string): string => `“${shown(text)}”`;
export const counted = (n: number, one: string): string => (n === 1 ? `1 ${one}` : `${n} ${one}s`);
export const saidOf = ({ detail }: EventBody, key: string): string => shown(String(detail?.[key] ?? ''));
/** A reason or a rule is told whole: as long as somebody may write one. */
export const reasonOf = ({ detail }: EventBody, key: string): string =>
  displayText(String(detail?.[key] ?? ''), LONGEST_REASON);

export function toldOf(body: EventBody, names: Names): Told {
  const { actor, console, ticket, object } = body;
  return {
    body,
    names,
    who: actorName(actor.technician, names),
    whom: subjectName(body, names),
    on: console ? ` on ${shown(names.console(console.id))}` : '',
    ticket: ticket ? ` for ticket ${shown(ticket.number)}` : '',
    key: shown(object?.key ?? ''),
  };
}

function actorName(id: string, names: Names): string {
  if (id === 'collector') return 'The collector';
  if (id === 'command-line') return 'Somebody at the collector’s command line';
  return id.startsWith('source:') ? `The source ${shown(id.slice(7))}` : shown(names.technician(id));
}

function subjectName({ subject }: EventBody, names: Names): string {
  if (!subject) return 'nobody in particular';
  return 'technician' in subject ? shown(names.technician(subject.technician)) : shown(subject.ticketPerson);
}

/** What came of it, where it did not simply succeed: “, which was refused (code)”. */
export function outcomeOf({ outcome, code }: EventBody): string {
  const why = code ? ` (${shown(code)})` : '';
  switch (outcome) {
    case 'success':
      return '';
    case 'intended':
      return ', or set out to';
    case 'partial':
      return `, in part${why}`;
    case 'refused':
      return `, which was refused${why}`;
    case 'cancelled':
      return `, and it was given up${why}`;
    case 'failed':
      return `, and it did not work${why}`;
    case 'unknown':
      return `, and what came of it is not known${why}`;
  }
}

/** Whether it was done, as far as can be told: of what was refused, given up or failed the sentence must not say that it was. */
export const wasDone = ({ outcome }: EventBody): boolean => ['success', 'partial', 'unknown'].includes(outcome);
/** … of what is only ever sent and seen later, “not known” is no news. */
export const undoneOf = (body: EventBody): string => (body.outcome === 'unknown' ? '' : outcomeOf(body));

const MOST_FIELDS = 3;

/** “: given name “Jade”, job title “Engineer” and 2 more”. What the client's policy hides is said to be hidden, never guessed. */
export function fieldsOf(fields: readonly EventField[] | undefined): string {
  if (!fields?.length) return '';
  const some = fields.slice(0, MOST_FIELDS).map(fieldOf).join(', ');
  const more = fields.length - MOST_FIELDS;
  return `: ${some}${more > 0 ? ` and ${more} more` : ''}`;
}

/** As it stands within a sentence: “given name”, “SAM account name”; what has no words of ours as it is. */
export function attributeName(attribute: string): string {
  const words = (attributeWords as Partial<Record<string, string>>)[attribute];
  if (!words) return shown(attribute);
  return /^[A-Z]{2}/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

function fieldOf({ attribute, from, to, policy, outcome }: EventField): string {
  const name = attributeName(attribute);
  if (policy === 'omit') return `${name}, whose value the client keeps out of the log`;
  if (policy === 'digest') return `${name}, of which the log holds a digest only`;
  if (outcome === 'left' || outcome === 'refused') return `${name} left alone`;
  if (to === undefined) return from ? `${name}, which was ${quoted(from)}` : name;
  if (to === '') return from ? `${name} emptied from ${quoted(from)}` : `${name} empty`;
  return from ? `${name} from ${quoted(from)} to ${quoted(to)}` : `${name} ${quoted(to)}`;
}
