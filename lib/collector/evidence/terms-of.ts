/** The names an event is found by. */
import type { EventBody } from '../../evidence/event.schema.ts';
import { groupOf } from '../../evidence/story/groups.ts';

export const TERM_KINDS = [
  'client',
  /** the actor of events that are of no client: theirs alone to find, and whoever sees the whole log */
  'own',
  'actor',
  'subject',
  'ticket',
  'account',
  'object',
  'console',
  'signed-in',
  'group',
  'verb',
  'outcome',
] as const;
export type TermKind = (typeof TERM_KINDS)[number];

/** What a person types the beginning of. */
export const NAMED: readonly TermKind[] = ['actor', 'subject', 'ticket', 'account', 'object', 'signed-in'];

export interface Term {
  kind: TermKind;
  value: string;
}

/**
 * Whose the event is, and by which other names it is found. A ticket is `<console>:<number>`, an object `<type>:<key>`; accounts and tickets have names of their own and no second one as
 * objects, which would make the lists a tenth longer.
 */
export function termsOf(body: EventBody): { scope: Term; terms: Term[] } {
  const { actor, client, subject, ticket, object, console, verb, outcome } = body;
  const terms: Term[] = [
    { kind: 'actor', value: actor.technician },
    { kind: 'group', value: groupOf(body) },
    { kind: 'verb', value: verb },
    { kind: 'outcome', value: outcome },
  ];
  if (subject)
    terms.push({ kind: 'subject', value: 'technician' in subject ? subject.technician : subject.ticketPerson });
  if (ticket) terms.push({ kind: 'ticket', value: `${ticket.console}:${ticket.number}` });
  if (console) terms.push({ kind: 'console', value: console.id });
  if (console?.signedInAs) terms.push({ kind: 'signed-in', value: console.signedInAs });
  if (object?.type === 'account') terms.push({ kind: 'account', value: object.key });
  else if (object && object.type !== 'ticket') terms.push({ kind: 'object', value: `${object.type}:${object.key}` });
  const scope: Term = client ? { kind: 'client', value: client.id } : { kind: 'own', value: actor.technician };
  return { scope, terms: terms.filter(({ value }) => value !== '') };
}

/** How people look for it, in lower case: a ticket by its number, an account without its domain before it, an object without its type. */
export function tailOf({ kind, value }: Term): string {
  const from =
    kind === 'ticket' || kind === 'object'
      ? value.indexOf(':') + 1
      : kind === 'account' || kind === 'signed-in'
        ? value.lastIndexOf('\\') + 1
        : 0;
  return value.slice(from).toLowerCase();
}

export const termKey = ({ kind, value }: Term): string => `${kind}\n${value}`;
