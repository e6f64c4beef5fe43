import type { EventBody, Verb } from '../../lib/evidence/event.schema.ts';
import { attributeWords } from './attributes.ts';
import { OF_REQUESTS } from './events-of-requests.ts';

/** Names for the ids of an event, as far as this device may know them. */
export interface Names {
  console(id: string): string;
  client(id: string): string;
  technician(id: string): string;
}

const count = (n: number, one: string) => (n === 1 ? `1 ${one}` : `${n} ${one}s`);
const on = (body: EventBody, names: Names) => (body.console ? ` on ${names.console(body.console.id)}` : '');
const ticket = (body: EventBody) => (body.ticket ? `ticket ${body.ticket.number}` : 'no ticket');
const subject = (body: EventBody, names: Names) => {
  if (!body.subject) return 'nobody';
  return 'technician' in body.subject ? names.technician(body.subject.technician) : body.subject.ticketPerson;
};
const fields = (body: EventBody) => count(body.fields?.length ?? 0, 'field');
const kept = (body: EventBody) => body.fields?.filter((field) => field.outcome === 'kept').length ?? 0;
const said = (body: EventBody, key: string) => String(body.detail?.[key] ?? '');

/** What came of it, where it is not simply done. */
const ENDS: Partial<Record<EventBody['outcome'], string>> = {
  refused: 'was refused',
  cancelled: 'was given up',
  failed: 'did not work',
  unknown: 'had no answer',
  intended: 'was begun',
};
const ended = (body: EventBody, what: string, done: string) => {
  const end = ENDS[body.outcome];
  return end ? `${what} ${end}${body.code ? ` (${body.code})` : ''}` : done;
};
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
};
const key = (body: EventBody) => body.object?.key ?? '';
/** A note is about a ticket, and about nobody. */
const whom = (body: EventBody, names: Names) =>
  body.object?.type === 'ticket' ? `a note in ${ticket(body)}` : subject(body, names);

const SENTENCES: Record<Verb, (body: EventBody, names: Names) => string> = {
  'ticket.read': (body, names) => `Read ${ticket(body)}${on(body, names)}`,
  'ticket.linked': (body) => `Joined ${ticket(body)} with a number it had before`,
  'ticket.bound': (body, names) =>
    ended(
      body,
      'Choosing a ticket',
      body.ticket ? `Took ${ticket(body)} along${on(body, names)}` : `Works without a ticket${on(body, names)}`,
    ),
  handoff: (body, names) =>
    said(body, 'from')
      ? `Went from ${names.console(said(body, 'from'))} to ${names.console(said(body, 'to') || (body.console?.id ?? ''))} with ${ticket(body)}`
      : `Moved to another console with ${ticket(body)}`,
  'client.confirmed': (body, names) =>
    ended(
      body,
      `Choosing the client for ${ticket(body)}`,
      `Confirmed the client ${body.client ? names.client(body.client.id) : ''} for ${ticket(body)}`,
    ),
  'subject.chosen': (body, names) =>
    ended(body, 'Choosing whose identity it is', `Chose ${subject(body, names)} as the identity`),
  'fill.intended': (body, names) => `Set out to fill ${fields(body)} for ${whom(body, names)}${on(body, names)}`,
  'fill.done': (body, names) =>
    body.outcome === 'unknown'
      ? `Filled for ${whom(body, names)}${on(body, names)}, and the page went before it could be checked`
      : body.outcome === 'cancelled'
        ? `Stopped a fill for ${whom(body, names)}${on(body, names)} before anything was written`
        : `Filled ${kept(body)} of ${fields(body)} for ${whom(body, names)}${on(body, names)}`,
  'fill.refused': (body, names) => `Did not fill${on(body, names)}${body.code ? ` (${body.code})` : ''}`,
  'fill.undone': (body, names) => ended(body, `Undoing a fill${on(body, names)}`, `Undid a fill${on(body, names)}`),
  'value.copied': (body, names) => {
    const words: Partial<Record<string, string>> = attributeWords;
    const what = `${words[body.fields?.[0]?.attribute ?? '']?.toLowerCase() ?? 'a value'} of ${subject(body, names)}`;
    return ended(body, `Copying ${what}${on(body, names)}`, `Gave ${what} to copy${on(body, names)}`);
  },
  'form.submitted': (body, names) => {
    const again = body.fields?.filter((field) => field.rekeyed).length ?? 0;
    return `Saved a form with ${fields(body)}${on(body, names)}${again ? `, ${again} typed again by hand` : ''}`;
  },
  'action.performed': (body, names) =>
    `${said(body, 'does') ? said(body, 'does').replaceAll('-', ' ') : 'Action'}${body.object ? ` of ${body.object.key}` : ''}${on(body, names)}`.replace(
      /^./,
      (first) => first.toUpperCase(),
    ),
  'account.observed': (body, names) =>
    `${body.outcome === 'failed' ? 'Could not read' : 'Saw'} the account ${body.object?.key ?? ''}${on(body, names)}`,
  'accounts.listed': (body, names) => `Read the list of accounts${on(body, names)}`,
  'drift.decided': (body) => {
    const what = {
      acknowledged: 'Took on',
      'false-alarm': 'Called a false alarm:',
      accepted: 'Accepted',
      open: 'Reopened',
      released: 'Released',
    };
    const did = what[said(body, 'decision') as keyof typeof what] ?? 'Decided on';
    return ended(body, 'A decision on drift', `${did} drift at ${count(Number(body.detail?.places ?? 0), 'place')}`);
  },
  'round.asked': (body) => `Asked to check ${count(Number(body.detail?.accounts ?? 0), 'account')}`,
  'round.begun': (body) => `Began to check ${count(Number(body.detail?.accounts ?? 0), 'account')}`,
  'round.ended': (body) =>
    `Checked ${count(Number(body.detail?.accounts ?? 0) - Number(body.detail?.unread ?? 0), 'account')}: ${Number(body.detail?.different ?? 0)} differ`,
  'drift.mended': (body, names) =>
    body.outcome === 'success'
      ? `Mended the account ${body.object?.key ?? ''}${on(body, names)}: read again and right`
      : `Read the account ${body.object?.key ?? ''}${on(body, names)} again: it still differs`,
  'cover.taken': (body, names) => {
    const what = `${names.client(key(body))}, ${count(Number(body.detail?.hours ?? 0), 'hour')}`;
    return ended(body, `Cover for ${what}`, `Took cover for ${what}`);
  },
  'cover.reviewed': (body) => ended(body, 'The review of a cover', 'Reviewed a cover'),
  'record.changed': (body) => {
    const what = whatOf(body);
    const how = said(body, 'change') || 'changed';
    return ended(body, `A change to ${what}`, `${how.replace(/^./, (first) => first.toUpperCase())} ${what}`);
  },
  'change.proposed': (body) =>
    ended(
      body,
      `Proposing a change to ${whatOf(body)}`,
      `Proposed a change to ${whatOf(body)} for a second administrator`,
    ),
  'change.decided': (body) => {
    const [doing, done] = said(body, 'decision') === 'declined' ? ['Declining', 'Declined'] : ['Accepting', 'Accepted'];
    return ended(body, `${doing} a change to ${whatOf(body)}`, `${done} the proposed change to ${whatOf(body)}`);
  },
  'exception.ending': (body, names) =>
    said(body, 'what') === 'review'
      ? `The review of an exception at ${names.client(body.client?.id ?? '')} is overdue`
      : `An exception at ${names.client(body.client?.id ?? '')} ends within 14 days`,
  'exception.ended': (body, names) => {
    const what = `an exception at ${names.client(body.client?.id ?? '')}`;
    return ended(body, `Ending ${what}`, `Ended ${what}`);
  },
  'exception.reviewed': (body, names) => {
    const what = `an exception at ${names.client(body.client?.id ?? '')}`;
    return ended(body, `The review of ${what}`, `Reviewed ${what}`);
  },
  'profile.taught': (body, names) => {
    const field = body.fields?.[0]?.control || 'a field';
    const [what, done] =
      said(body, 'change') === 'removed' ? ['Forgetting what', 'Forgot what'] : ['Keeping what', 'Kept what'];
    return ended(
      body,
      `${what} was taught of ${field}${on(body, names)}`,
      `${done} was taught of ${field}${on(body, names)}`,
    );
  },
  'profile.decided': (body, names) => {
    const what = `a taught field${on(body, names)}`;
    const [doing, done] = said(body, 'decision') === 'declined' ? ['Declining', 'Declined'] : ['Accepting', 'Accepted'];
    return ended(body, `${doing} ${what}`, `${done} ${what}`);
  },
  'enrolment.issued': (body, names) =>
    ended(body, 'Making an enrolment code', `Made an enrolment code for ${names.technician(key(body))}`),
  'console.granted': (body, names) =>
    ended(body, `Allowing Unswivel in ${names.console(key(body))}`, `Allowed Unswivel in ${names.console(key(body))}`),
  'device.enrolled': (body) => `Enrolled this browser${said(body, 'name') ? ` as ${said(body, 'name')}` : ''}`,
  'device.paused': (body) =>
    body.detail?.paused === false ? 'Unswivel works on in this browser' : 'Paused Unswivel in this browser',
  'device.left': () => 'Signed out of this browser',
  'device.closed': (body) => `Closed the device ${key(body)}`,
  'device.stopped': (body) => `Stopped the device ${key(body)}: its events came in two versions`,
  'technician.joined': (body) => `Joined: ${key(body)}`,
  'technician.moved': (body) => `Moved: ${key(body)} (${(body.fields ?? []).map((one) => one.attribute).join(', ')})`,
  'technician.left': (body) => `Left: ${key(body)}`,
  'technician.returned': (body) => `Returned: ${key(body)}`,
  'leavers.held': (body) => `Held the leavers of the source ${key(body)}: they are too many at once`,
  'movement.confirmed': (body) => `Confirmed that ${key(body)} ${said(body, 'kind')}`,
  'movement.undone': (body) => `Undid that ${key(body)} ${said(body, 'kind')}`,
  ...OF_REQUESTS,
  'token.issued': (body) => `Issued a token for ${said(body, 'for')}`,
  'token.used': (body) => `A token for ${said(body, 'for')} was used for the first time`,
  'token.revoked': (body) => `Revoked a token for ${said(body, 'for')}`,
  'evidence.read': () => 'Read the log',
  'evidence.exported': () => 'Exported evidence',
  'evidence.erased': () => 'Erased evidence for good',
  'evidence.held': () => 'Set or ended a legal hold',
  'evidence.matched': () => 'Compared a console’s own log with ours',
  'schedule.changed': () => 'Changed when evidence packs are made',
  'destination.changed': () => 'Changed where evidence is sent to',
  'access.refused': (body) => `Refused access${body.code ? ` (${body.code})` : ''}`,
  'session.begun': (body) => ended(body, 'Signing in', 'Signed in through the provider'),
  'session.ended': (body) =>
    body.code === 'session.reused' ? 'A session was ended: one of its tokens was used twice' : 'A session was ended',
  'sign-in.changed': (body) => `Changed sign-in (${said(body, 'what')})`,
  'log.key-rotated': () => 'The log got a new key',
  'log.epoch': () => 'The log went on from a restored backup',
  'security.noticed': (body, names) =>
    body.code === 'account.break-glass'
      ? `Break-glass account ${body.object?.key ?? ''} used${on(body, names)}`
      : `Noticed something odd${on(body, names)}${body.code ? ` (${body.code})` : ''}`,
};

const whatOf = (body: EventBody): string => `${WORDS[body.object?.type ?? ''] ?? 'the record'} ${key(body)}`.trim();

/** One event as a line a person reads. It holds text of pages and tickets: show it through `displayText`. */
export function eventSentence(body: EventBody, names: Names): string {
  const times = Number(body.detail?.times ?? 1);
  return SENTENCES[body.verb](body, names) + (times > 1 ? `, ${times} times` : '');
}
