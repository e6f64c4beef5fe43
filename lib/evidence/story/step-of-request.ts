/**
 * What one event says of the path of a request for access: which request, what it is about, and the step in a sentence short enough to stand below that, where “it” is what it is about.
 */
import { STATE_WORDS } from '../../lifecycle/state-words.ts';
import { objectOfTold } from '../../lifecycle/told-object.ts';
import type { EventBody, Verb } from '../event.schema.ts';
import { about, because, nameOf } from './of-requests.ts';
import { counted, type Names, quoted, reasonOf, saidOf, type Told, toldOf } from './words.ts';

export interface StepOfRequest {
  request: string;
  /** “Access with the account “jade” of Fabrikam for Jade Adeyemi on Fabrikam’s Entra” */
  about: string;
  /** of the exact object */
  hash: string;
  sentence: string;
  /** where the request stands after it, in words */
  state: string;
  /** what exactly is asked for, beyond what `about` says: name and value; null where the event does not tell */
  exactly: [string, string][] | null;
  /** ids of the events that show it */
  shown: string[];
}

/** Null: the event is no step of a request. */
export function stepOfRequest(body: EventBody, names: Names): StepOfRequest | null {
  const { verb, object, detail } = body;
  const sentence = STEPS[verb];
  if (!sentence || object?.type !== 'request' || typeof detail?.hash !== 'string') return null;
  const told = toldOf(body, names);
  return {
    ...{ request: object.key, about: capital(about(told)), hash: detail.hash, sentence: whole(sentence(told)) },
    state: STATE_WORDS[detail.state as keyof typeof STATE_WORDS] ?? saidOf(body, 'state'),
    exactly: exactlyOf(body),
    shown: [detail.ticketSeen ?? '', ...String(detail.shown ?? '').split(' ')].map(String).filter(Boolean),
  };
}

function exactlyOf({ detail }: EventBody): [string, string][] | null {
  const object = objectOfTold(detail);
  if (!object) return null;
  const { role, groups, without, maxHours } = object;
  const listed = (words: readonly string[]) => words.map(quoted).join(', ');
  const said: [string, string][] = [
    ['Role', role === null ? 'none named' : quoted(role)],
    ['Groups', groups.length > 0 ? listed(groups) : 'none'],
  ];
  if (without.length > 0) said.push(['No more in', listed(without)]);
  if (maxHours !== null) said.push(['For at most', counted(maxHours, 'hour')]);
  return said;
}

/** How an emergency began, which is told by a device before there is a request. */
export function beginningOfEmergency(body: EventBody, names: Names): string {
  const told = toldOf(body, names);
  const hours = counted(Number(body.detail?.hours ?? 0), 'hour');
  const ticket = body.ticket ? told.ticket : ', before there was a ticket';
  return whole(`${told.who} began it as an emergency, for ${hours} at most${ticket}${because(told)}`);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** What a person wrote may end as a sentence does. */
const whole = (text: string): string => `${capital(text).replace(/\.$/, '')}.`;

/** What the request is for is itself an end: then “it” is that end, and carrying it out is no ending of it. */
const isEnd = ({ body }: Told): boolean => ['removal', 'rotation'].includes(saidOf(body, 'change'));
const past = ({ body }: Told): boolean => body.detail?.elsewhere === true;
/** who answers for it, and is called where something is wrong */
const owner = (told: Told): string => nameOf(told, saidOf(told.body, 'owner')) || 'whoever answers for it';
const failed = ({ body }: Told): boolean => body.outcome === 'failed';

const STEPS: Partial<Record<Verb, (told: Told) => string>> = {
  'request.made': (told) => `${told.who} asked for it${told.ticket}${because(told)}`,
  'emergency.taken': () => 'It was taken in, to be reviewed',
  'request.approved': approved,
  'request.rejected': (told) => `${told.who} rejected it${because(told)}`,
  'request.cancelled': (told) => `${told.who} took it back${because(told)}`,
  'request.expired': () => 'It lapsed, because nobody went on with it in time',
  'request.voided': (told) => `Its approval is void${because(told)}`,
  'request.bound': (told) => `${told.who} gave it its ticket${told.ticket.replace(' for ticket', ',')}`,
  'request.implemented': (told) => (past(told) ? `${told.who} found it done past us` : `${told.who} carried it out`),
  'request.verified': (told) =>
    failed(told)
      ? `${told.who} looked, and it is not so, of which ${owner(told)} is told${because(told)}`
      : `${told.who} saw that it is so`,
  'request.in-use': () => 'It is in use',
  'request.revocation-asked': (told) =>
    `${told.who} ${isEnd(told) ? 'asked for it' : 'asked that it ends'}${because(told)}`,
  'request.revoked': (told) =>
    past(told)
      ? `${told.who} found it ${isEnd(told) ? 'done' : 'ended'} past us`
      : `${told.who} ${isEnd(told) ? 'carried it out' : 'ended it'}`,
  'request.revocation-verified': (told) =>
    failed(told)
      ? `${told.who} looked, and it has not ended, of which ${owner(told)} is told${because(told)}`
      : `${told.who} saw that it ${isEnd(told) ? 'is so' : 'has ended'}`,
  'request.closed': ({ who }) => `${who} closed it`,
  'request.escalated': (told) => `${owner(told)} is called${because(told)}`,
  'request.risk-accepted': (told) =>
    `${told.who} answers for it until ${saidOf(told.body, 'recheckAt') || 'a date'}${because(told)}`,
  'request.rechecked': (told) => `It is looked at again${because(told)}`,
  'request.handed-over': (told) =>
    `${told.who} handed it over to ${nameOf(told, saidOf(told.body, 'owner')) || 'somebody else'}${because(told)}`,
};

function approved(told: Told): string {
  const { body, who } = told;
  const by = saidOf(body, 'approver');
  const words = saidOf(body, 'said') ? `: ${reasonOf(body, 'said')}` : '';
  switch (saidOf(body, 'way')) {
    case 'rule':
      return `A rule approved it${words}`;
    case 'recorded':
      return `${who} recorded that ${by} approved it${words}`;
    case 'link':
      return `${by} approved it on the collector’s page${words}`;
    default:
      return `${who} approved it${words}`;
  }
}
