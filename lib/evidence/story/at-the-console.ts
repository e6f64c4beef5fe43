/** Sentences for what people do in consoles. */
import type { EventBody, Verb } from '../event.schema.ts';
import {
  attributeName,
  counted,
  fieldsOf,
  outcomeOf,
  quoted,
  saidOf,
  shown,
  type Told,
  undoneOf,
  wasDone,
} from './words.ts';

const account = ({ key, names, body }: Told) =>
  key ? ` the account ${quoted(key)}${body.client ? ` of ${shown(names.client(body.client.id))}` : ''}` : ' an account';
const asWho = ({ body }: Told) => (body.console?.signedInAs ? `, signed in as ${quoted(body.console.signedInAs)}` : '');

const ticketOf = ({ ticket, object }: Pick<EventBody, 'ticket' | 'object'>) => {
  const number = ticket?.number ?? object?.key;
  return number ? `ticket ${shown(number)}` : 'a ticket';
};

export const AT_THE_CONSOLE = {
  'ticket.read': ({ who, body, on }) => `${who} read ${ticketOf(body)}${on}${fieldsOf(body.fields)}${outcomeOf(body)}`,
  'ticket.linked': ({ who, key, body }) =>
    `${who} was shown that ${ticketOf({ ticket: body.ticket })} was ${key ? quoted(key) : 'another'} before${outcomeOf(body)}`,
  'ticket.bound': ({ who, body, on }) =>
    body.ticket
      ? `${who} took ticket ${shown(body.ticket.number)} along${on}${outcomeOf(body)}`
      : `${who} went on without a ticket${on}${outcomeOf(body)}`,
  handoff: ({ who, body, names, ticket }) =>
    `${who} went from ${shown(names.console(saidOf(body, 'from') || 'another console'))} to ${shown(names.console(saidOf(body, 'to') || (body.console?.id ?? 'a console')))}${ticket}${outcomeOf(body)}`,
  'client.confirmed': ({ who, body, names, ticket }) =>
    `${who} confirmed ${shown(names.client(body.client?.id ?? body.object?.key ?? 'a client'))} as the client${ticket}${outcomeOf(body)}`,
  'subject.chosen': ({ who, whom, ticket, body }) =>
    `${who} chose ${whom} as the person it is about${ticket}${outcomeOf(body)}`,
  'fill.intended': (told) =>
    `${told.who} set out to fill ${counted(told.body.fields?.length ?? 0, 'field')} of${account(told)} for ${told.whom}${told.on}${told.ticket}${told.body.outcome === 'intended' ? '' : outcomeOf(told.body)}`,
  'fill.done': (told) =>
    `${told.who} filled ${counted(told.body.fields?.filter(({ outcome }) => outcome === 'kept').length ?? 0, 'field')} of${account(told)} for ${told.whom}${told.on}${asWho(told)}${told.ticket}${fieldsOf(told.body.fields)}${outcomeOf(told.body)}`,
  'fill.refused': ({ who, whom, on, ticket, body }) =>
    `A fill by ${who} for ${whom}${on}${ticket} was refused${body.code ? ` (${shown(body.code)})` : ''}`,
  'fill.undone': (told) =>
    `${told.who} took back what was filled into${account(told)}${told.on}${told.ticket}${outcomeOf(told.body)}`,
  'value.copied': ({ who, whom, on, ticket, body }) =>
    `${who} was given the ${attributeName(body.fields?.[0]?.attribute ?? 'value')} of ${whom} to copy${on}${ticket}${outcomeOf(body)}`,
  'form.submitted': (told) => {
    const typed = told.body.fields?.filter(({ rekeyed }) => rekeyed).length ?? 0;
    return `${told.who} ${wasDone(told.body) ? 'saved' : 'set out to save'} a form about${account(told)} for ${told.whom}${told.on}${asWho(told)}${told.ticket}${fieldsOf(told.body.fields)}${typed > 0 ? `; ${counted(typed, 'value')} typed again by hand` : ''}${undoneOf(told.body)}`;
  },
  'action.performed': (told) =>
    `${told.who} ${wasDone(told.body) ? 'did' : 'set out to do'} “${saidOf(told.body, 'does').replaceAll('-', ' ') || 'an action'}” to${account(told)}${told.on}${asWho(told)}${told.ticket}${undoneOf(told.body)}`,
  'account.observed': (told) =>
    told.body.outcome === 'failed'
      ? `${told.who} could not read${account(told)}${told.on}: ${saidOf(told.body, 'why') || 'no reason was given'}`
      : `${told.who} saw${account(told)}${told.on}${fieldsOf(told.body.fields)}${outcomeOf(told.body)}`,
  'accounts.listed': ({ who, on, body }) =>
    `${who} read the list of accounts${on}, ${counted(Number(body.detail?.rows ?? 0), 'account')}, ${body.detail?.complete === true ? 'to its end' : 'not to its end'}${outcomeOf(body)}`,
  'drift.decided': ({ who, body }) => {
    const decisions: Partial<Record<string, string>> = {
      acknowledged: 'took on',
      'false-alarm': 'called a false alarm',
      accepted: 'accepted',
      open: 'reopened',
      released: 'released',
    };
    return `${who} ${decisions[saidOf(body, 'decision')] ?? 'decided on'} drift at ${counted(Number(body.detail?.places ?? 0), 'place')}${outcomeOf(body)}`;
  },
  'drift.mended': (told) =>
    `${told.who} read${account(told)} again${told.on}: ${told.body.outcome === 'success' ? 'what was mended is right now' : 'it still differs'}${fieldsOf(told.body.fields)}`,
  'profile.taught': ({ who, body, on }) =>
    `${who} taught what the field ${quoted(body.fields?.[0]?.control ?? 'without a label')} is${on}${outcomeOf(body)}`,
  'profile.decided': ({ who, body, on }) =>
    `${who} ${saidOf(body, 'decision') === 'declined' ? 'declined' : 'accepted'} a taught field${on}${outcomeOf(body)}`,
  'console.granted': ({ who, key, names, body }) =>
    `${who} allowed Unswivel to work on ${shown(names.console(key)) || 'a console'}${outcomeOf(body)}`,
  'security.noticed': ({ who, on, body, key }) =>
    body.code === 'account.break-glass'
      ? `${who} used the break-glass account ${quoted(key)}${on}`
      : `The browser of ${who} noticed something that should not be${on}${body.code ? ` (${shown(body.code)})` : ''}`,
} as const satisfies Partial<Record<Verb, (told: Told) => string>>;
