/** Sentences for what happens to the record, to people, to devices and to the log. */
import type { Verb } from '../event.schema.ts';
import { whatWasRead } from './what-was-read.ts';
import { counted, fieldsOf, outcomeOf, quoted, saidOf, shown, type Told } from './words.ts';

const WORDS: Partial<Record<string, string>> = {
  technician: 'the technician',
  client: 'the client',
  console: 'the console',
  account: 'the account',
  template: 'the role template',
  exception: 'the exception',
  source: 'the source',
  group: 'the group',
  machine: 'the machine identity',
  import: 'an import',
  setup: 'the set-up',
};
const thing = ({ body, key }: Told) =>
  `${WORDS[body.object?.type ?? ''] ?? 'the record'}${key ? ` ${quoted(key)}` : ''}`;
const at = ({ body, names }: Told) => (body.client ? ` at ${shown(names.client(body.client.id))}` : '');
const because = ({ body }: Told) =>
  saidOf(body, 'reason') || saidOf(body, 'why') ? `: ${saidOf(body, 'reason') || saidOf(body, 'why')}` : '';
const person = ({ key, whom, body }: Told) => (body.subject ? whom : quoted(key));
const did = ({ who, body }: Told, what: string) => `${who} ${what}${outcomeOf(body)}`;

const accountsOf = ({ body }: Told) => counted(Number(body.detail?.accounts ?? 0), 'account');
const cameOf = ({ body: { detail = {} } }: Told) =>
  `${Number(detail.right ?? 0)} right, ${Number(detail.different ?? 0)} different, ${Number(detail.notFound ?? 0)} not found, ${Number(detail.unreadable ?? 0)} that could not be read, ${Number(detail.unread ?? 0)} not reached`;

function erasedStory(told: Told): string {
  const { outcome, detail } = told.body;
  const whose = saidOf(told.body, 'whose') || 'somebody';
  const on = saidOf(told.body, 'on').slice(0, 16).replace('T', ' ');
  if (outcome === 'intended')
    return `${told.who} planned to erase the evidence of ${whose}${at(told)} on ${on ? `${on} UTC` : 'a day to come'}${because(told)}`;
  if (outcome === 'cancelled') return `${told.who} took back an erasure that was planned${at(told)}${because(told)}`;
  return did(told, `erased ${erasedOf(Number(detail?.events ?? 0))} for good${at(told)}${because(told)}`);
}

/** None: what was left in other places than the log. */
function erasedOf(bodies: number): string {
  if (bodies === 0) return 'what was left in the record and beside it';
  return bodies === 1 ? '1 event body' : `${bodies} event bodies`;
}

export const AT_THE_COLLECTOR = {
  'cover.taken': (told) =>
    did(
      told,
      `took cover for ${shown(told.names.client(told.body.client?.id ?? told.key)) || 'a client'} for ${counted(Number(told.body.detail?.hours ?? 0), 'hour')}${because(told)}`,
    ),
  'cover.reviewed': (told) => did(told, `reviewed the cover ${quoted(told.key)}`),
  'record.changed': (told) =>
    did(told, `${saidOf(told.body, 'change') || 'changed'} ${thing(told)}${at(told)}${fieldsOf(told.body.fields)}`),
  'change.proposed': (told) =>
    did(told, `proposed a change of ${thing(told)}${at(told)}, for a second administrator to agree to`),
  'change.decided': (told) =>
    did(
      told,
      `${saidOf(told.body, 'decision') === 'declined' ? 'declined' : 'accepted'} the proposed change of ${thing(told)}`,
    ),
  'round.asked': (told) =>
    did(
      told,
      `asked ${shown(told.names.technician(saidOf(told.body, 'for'))) || 'somebody'} to check ${accountsOf(told)}${at(told)}${because(told)}`,
    ),
  'round.begun': (told) => did(told, `began to check ${accountsOf(told)}${at(told)}`),
  'round.ended': (told) => did(told, `ended a check of ${accountsOf(told)}${at(told)}: ${cameOf(told)}`),
  'exception.ending': (told) =>
    saidOf(told.body, 'what') === 'review'
      ? `The review of the exception ${quoted(told.key)}${at(told)} is overdue`
      : `The exception ${quoted(told.key)}${at(told)} ends within 14 days`,
  'exception.ended': (told) => did(told, `ended the exception ${quoted(told.key)}${at(told)}${because(told)}`),
  'exception.reviewed': (told) => did(told, `reviewed the exception ${quoted(told.key)}${at(told)}${because(told)}`),
  'technician.joined': (told) => `${told.who} brought in ${person(told)} as somebody new`,
  'technician.moved': (told) => `${told.who} changed ${person(told)}${fieldsOf(told.body.fields)}`,
  'technician.left': (told) => `${told.who} said that ${person(told)} left`,
  'technician.returned': (told) => `${told.who} said that ${person(told)} came back`,
  'leavers.held': ({ key, body }) =>
    `The source ${quoted(key)} named ${counted(Number(body.detail?.leavers ?? 0), 'leaver')} at once, so they were held back`,
  'movement.confirmed': (told) => did(told, `confirmed that ${person(told)} ${saidOf(told.body, 'kind') || 'moved'}`),
  'movement.undone': (told) => did(told, `undid that ${person(told)} ${saidOf(told.body, 'kind') || 'moved'}`),
  'token.issued': (told) => did(told, `issued a token for ${quoted(saidOf(told.body, 'for') || told.key)}`),
  'token.used': (told) => `A token for ${quoted(saidOf(told.body, 'for') || told.key)} was used for the first time`,
  'token.revoked': (told) => did(told, `revoked a token for ${quoted(saidOf(told.body, 'for') || told.key)}`),
  'enrolment.issued': (told) =>
    did(told, `made an enrolment code for ${shown(told.names.technician(told.key)) || 'somebody'}`),
  'device.enrolled': (told) => did(told, `enrolled the browser ${quoted(saidOf(told.body, 'name') || told.key)}`),
  'device.paused': (told) =>
    did(told, told.body.detail?.paused === false ? 'let Unswivel go on in a browser' : 'paused Unswivel in a browser'),
  'device.left': (told) => did(told, 'signed out of a browser'),
  'device.closed': ({ who, key, body }) =>
    `${who} gave up the device ${quoted(key)} as lost, with ${counted(Number(body.detail?.unreported ?? 0), 'event')} it never reported${outcomeOf(body)}`,
  'device.stopped': ({ key }) => `The device ${quoted(key)} was stopped: its events came in two versions`,
  'session.begun': (told) => did(told, 'signed in'),
  'session.ended': ({ who, body }) =>
    body.code === 'session.reused'
      ? 'A session was ended, because one of its tokens was used twice'
      : `${who} ended a session${outcomeOf(body)}`,
  'sign-in.changed': (told) => did(told, `changed how people sign in (${saidOf(told.body, 'what') || 'settings'})`),
  'access.refused': ({ who, key, body }) =>
    `${who} asked for ${quoted(key)} and was refused${body.code ? ` (${shown(body.code)})` : ''}`,
  'evidence.read': (told) => `${told.who} read ${whatWasRead(told)}`,
  'evidence.exported': (told) =>
    did(told, `exported ${told.body.object?.type === 'setup' ? 'the set-up' : `evidence (${told.key || 'all'})`}`),
  'evidence.erased': (told) => erasedStory(told),
  'evidence.held': (told) =>
    did(
      told,
      `${told.body.detail?.held === false ? 'ended' : 'set'} the legal hold ${quoted(told.key)}${at(told)}${because(told)}`,
    ),
  'evidence.matched': ({ who, on, body }) =>
    `${who} compared the log of the console itself${on} with ours: ${Number(body.detail?.matched ?? 0)} in both, ${Number(body.detail?.ours ?? 0)} only in ours, ${Number(body.detail?.theirs ?? 0)} only in the console’s${outcomeOf(body)}`,
  'schedule.changed': (told) =>
    did(
      told,
      `${saidOf(told.body, 'change') || 'changed'} the schedule ${quoted(told.key)} of evidence packs${at(told)}`,
    ),
  'destination.changed': (told) =>
    did(told, `${saidOf(told.body, 'change') || 'changed'} ${quoted(told.key)}, where evidence is sent to`),
  'log.key-rotated': () => 'The log got a new key, signed with the old one',
  'log.epoch': ({ body }) =>
    `The log went on from a restored backup, from entry ${Number(body.detail?.fromSize ?? 0)} on`,
} as const satisfies Partial<Record<Verb, (told: Told) => string>>;
