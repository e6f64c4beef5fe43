/**
 * What a client lets the log say of each attribute's values: `plain` the value, `digest` a keyed hash of it, `omit` nothing. Provenance, controls and marks stay, so that
 * a decision can still be followed; only the values go. Applied before the body is bound in its leaf: what is not in the body was never in the log.
 */
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { EventBody, EventField } from './event.schema.ts';
import { clip } from './event.ts';
import { hmacSha256 } from './hash.ts';

export type FieldPolicy = 'plain' | 'digest' | 'omit';
/** attribute → policy; an attribute that is not named is plain */
export type FieldPolicies = Readonly<Partial<Record<string, FieldPolicy>>>;

const HIDDEN_PART = /\[omitted\]|hmac-sha256:[0-9a-f]{64}/;
/** Whether a value, or a part of it, stands in the text as its digest or not at all: in a field that is plain itself, too, where another's protected value stood. */
export const holdsHidden = (text: string): boolean => HIDDEN_PART.test(text);

/** A value the event is known to be about, wherever it may stand in it. */
export interface KnownValue {
  attribute: string;
  value: string;
}

export const OMITTED = '[omitted]';
/** What was hidden already, in an event that repeats another one: it stays as it is. */
const HIDDEN = /^(?:\[omitted\]|hmac-sha256:[0-9a-f]{64})$/;

/**
 * `hmac-sha256:` and the hex HMAC-SHA-256 of the value's UTF-8 under the event's own salt. Whoever holds the event and is told a value can check it; two events never
 * give the same digest for one value, so that people cannot be followed from event to event; and once salt and body are erased nothing tells which value it was.
 * It does not hide a value that can be guessed (a phone number, a country) from a reader of the event, who holds the salt too: `omit` does.
 * `salt` = 64 hex digits; `value` as the event would have held it, after masking (event.ts, `storable`).
 */
export function digestOf(salt: string, value: string): string {
  return `hmac-sha256:${bytesToHex(hmacSha256(hexToBytes(salt), utf8ToBytes(value)))}`;
}

/** Whether an event's `from` or `to` is this value, said plainly or by its digest. */
export function isValue(stored: string, value: string, salt: string): boolean {
  return stored === value || stored === digestOf(salt, value);
}

/**
 * The body with every protected value taken out or digested: fields' `from` and `to`; and wherever else such a value stands, from `known` or from the body's own fields:
 * object, subject, page, console account, ticket address, labels and detail. A whole text that is the value becomes the digest; inside a longer text the value alone does, at the borders of words.
 */
export function applyPolicy(
  body: EventBody,
  policies: FieldPolicies,
  salt: string,
  known: readonly KnownValue[] = [],
): EventBody {
  if (!Object.values(policies).some((one) => one === 'digest' || one === 'omit')) return body;
  const hide = hider(hiddenValues(body, policies, known), salt);
  const { fields, object, subject, page, ticket, console, detail, ...rest } = body;
  return {
    ...rest,
    ...(subject
      ? { subject: 'ticketPerson' in subject ? { ticketPerson: hide(subject.ticketPerson, SHORT) } : subject }
      : {}),
    ...(ticket ? { ticket: ticket.url === undefined ? ticket : { ...ticket, url: hide(ticket.url, SHORT) } } : {}),
    ...(page ? { page: { ...page, path: hide(page.path, SHORT) } } : {}),
    ...(console
      ? {
          console:
            console.signedInAs === undefined ? console : { ...console, signedInAs: hide(console.signedInAs, SHORT) },
        }
      : {}),
    ...(object ? { object: { ...object, key: hide(object.key, SHORT) } } : {}),
    ...(fields ? { fields: fields.map((field) => hideField(field, policies, salt, hide)) } : {}),
    ...(detail
      ? {
          detail: Object.fromEntries(
            Object.entries(detail).map(([key, one]) => [key, typeof one === 'string' ? hide(one, VALUE) : one]),
          ),
        }
      : {}),
  };
}

/** What a ticket calls a person's particulars, and the attribute whose policy holds for it. */
const OF_TICKET: Readonly<Record<string, string>> = {
  requesterName: 'displayName',
  requesterEmail: 'email',
  requesterPhone: 'phone',
};
/** What a login may be written as: an account's key is under the strictest of those that are set. */
const LOGINS = ['userName', 'userPrincipalName', 'sAMAccountName', 'email'];
const STRICTNESS = { plain: 0, digest: 1, omit: 2 };

/** A text without the hidden values, at most `max` long: a digest may be longer than what it stands for. */
type Hide = (text: string, max: number) => string;
const SHORT = 512;
const VALUE = 2048;

/** The policy for a field of an event or a ticket. A ticket's number is always plain: it is why the event is there. */
export function policyFor(attribute: string, policies: FieldPolicies): FieldPolicy {
  if (attribute === 'ticketNumber') return 'plain';
  // It tells of accounts and of whose they are.
  if (attribute === 'note') return strictest([...LOGINS, 'displayName'], policies);
  return policies[OF_TICKET[attribute] ?? attribute] ?? 'plain';
}

function strictest(attributes: readonly string[], policies: FieldPolicies): FieldPolicy {
  return attributes.map((one) => policyFor(one, policies)).reduce((a, b) => (STRICTNESS[b] > STRICTNESS[a] ? b : a));
}

function hideField(field: EventField, policies: FieldPolicies, salt: string, hide: Hide): EventField {
  const policy = policyFor(field.attribute, policies);
  const { from, to, control, ...others } = field;
  const rest = control === undefined ? others : { ...others, control: hide(control, SHORT) };
  if (policy === 'omit') return { ...rest, policy };
  // That a field was empty is no value of anybody's.
  const say = (value: string) => (policy === 'plain' ? hide(value, VALUE) : value === '' ? '' : digestOf(salt, value));
  return {
    ...rest,
    ...(from === undefined ? {} : { from: say(from) }),
    ...(to === undefined ? {} : { to: say(to) }),
    ...(policy === 'plain' ? {} : { policy }),
  };
}

/** Every protected value this event could hold, with its policy, the longest first: an address before the name in it. */
function hiddenValues(
  body: EventBody,
  policies: FieldPolicies,
  known: readonly KnownValue[],
): [value: string, policy: FieldPolicy][] {
  const found = new Map<string, FieldPolicy>();
  const add = (value: string | undefined, policy: FieldPolicy) => {
    if (!value?.trim() || policy === 'plain' || HIDDEN.test(value)) return;
    const before = found.get(value);
    if (!before || STRICTNESS[policy] > STRICTNESS[before]) found.set(value, policy);
  };
  for (const { attribute, from, to } of body.fields ?? []) {
    add(from, policyFor(attribute, policies));
    add(to, policyFor(attribute, policies));
  }
  for (const { attribute, value } of known) add(value, policyFor(attribute, policies));
  if (body.subject && 'ticketPerson' in body.subject)
    add(body.subject.ticketPerson, strictest(['displayName', 'email'], policies));
  if (body.object?.type === 'account') add(body.object.key, strictest(LOGINS, policies));
  return [...found].sort(([a], [b]) => b.length - a.length);
}

/** Shorter values are found only where they are all of the text: `DE` and `true` stand in too many words. */
const SHORTEST = 3;
/** Not between two letters or digits: there it would be part of another word. */
const BEGIN = '(?<![\\p{L}\\p{N}](?=[\\p{L}\\p{N}]))';
const END = '(?!(?<=[\\p{L}\\p{N}])[\\p{L}\\p{N}])';

/** Takes the hidden values out of a text, in one pass: what stands for one is never looked at again. */
function hider(hidden: readonly [value: string, policy: FieldPolicy][], salt: string): Hide {
  const policies = new Map(
    hidden.flatMap(([value, policy]) => formsOf(value).map((form) => [form.toLowerCase(), policy])),
  );
  const long = hidden.flatMap(([value]) => (value.length < SHORTEST ? [] : formsOf(value))).map(escaped);
  // In another case it is the same value; inside a longer word it is another word.
  const any = long.length > 0 ? new RegExp(`${BEGIN}(?:${long.join('|')})${END}`, 'giu') : null;
  const said = (value: string) => (policies.get(value.toLowerCase()) === 'digest' ? digestOf(salt, value) : OMITTED);
  return (text, max) => clip(policies.has(text.toLowerCase()) ? said(text) : any ? text.replace(any, said) : text, max);
}

/** A value as it is, and as an address writes it. */
function formsOf(value: string): string[] {
  return [...new Set([value, encodeURIComponent(value.toWellFormed())])];
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
