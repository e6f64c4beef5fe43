/** What this device's own events show for a request: what was done about its account, and what was seen of it since. Pure: the events as they stand in the outbox decide. */
import type { SeenValue } from '../../drift/observation.ts';
import type { EventBody, EventField } from '../../evidence/event.schema.ts';
import { isValue } from '../../evidence/field-policy.ts';
import { isDeed } from '../../lifecycle/deed.ts';
import { allowedSince } from '../../lifecycle/evidence.ts';
import type { ChangeKind } from '../../lifecycle/exact-object.schema.ts';
import { isAbout } from '../../lifecycle/is-about.ts';
import { type Looked, showsWanted, type Verdict } from '../../lifecycle/shows.ts';
import type { RequestView } from '../../wire/lifecycle.schema.ts';

/** An event of this device. `at`: RFC 3339 by its clock. */
interface Own {
  event: string;
  seq: number;
  at: string;
}

/** `sure`: it cannot have been anything else. A form that was sent may have changed some other thing: it counts once the account was seen as it is to be. */
export interface Deed extends Own {
  sure: boolean;
}

/** `began`: of a list, when its first page was read. */
export interface Look extends Own, Verdict {
  began?: string;
}

export interface OwnEvent {
  seq: number;
  body: EventBody;
  salt: string;
}

/** Undefined where the event carries nothing of the request out. `since`: number of the last event before the device heard that it is allowed. */
export function deedIn({ seq, body, salt }: OwnEvent, request: RequestView, since: number): Deed | undefined {
  const { object, ending } = request;
  const ends = ending !== null;
  if (!isAbout({ body, salt }, object.account.name) || !isDeed(body, object.change, ends)) return undefined;
  if (seq <= since && Date.parse(body.at) < Date.parse(allowedSince(request))) return undefined;
  const sure =
    body.verb === 'action.performed' || (body.verb === 'form.submitted' && object.change === 'grant' && !ends);
  return { event: body.id, seq, at: body.at, sure };
}

/** Undefined where the event is no look at the request's account. `looks`: those found before, oldest first. */
export function lookIn({ seq, body, salt }: OwnEvent, request: RequestView, looks: readonly Look[]): Look | undefined {
  const { object, ending } = request;
  const own = { event: body.id, seq, at: body.at };
  if (body.outcome !== 'success') return undefined;
  if (body.verb === 'accounts.listed') {
    const verdict = ending !== null && ENDS_GONE.has(object.change) ? listed(body, looks) : undefined;
    return verdict && { ...own, ...verdict };
  }
  if (body.verb !== 'account.observed' || !isAbout({ body, salt }, object.account.name)) return undefined;
  return { ...own, ...showsWanted(object, ending !== null, lookedOf(body, salt)) };
}

/** What was given, or was there, may end by the account’s being gone. */
const ENDS_GONE = new Set<ChangeKind>(['grant', 'removal']);

/** A list that was read to its end tells who is not in it. */
function listed({ detail }: EventBody, looks: readonly Look[]): (Verdict & { began: string }) | undefined {
  const began = String(detail?.began ?? '');
  if (detail?.complete !== true || !began) return undefined;
  const row = looks.findLast((one) => one.began === undefined && one.at >= began);
  if (!row) return { began, as: 'wanted', why: 'The account is not in the list any more.' };
  if (row.as !== 'unread') return undefined;
  return { began, as: 'otherwise', why: 'The account is still in the list.' };
}

function lookedOf({ fields }: EventBody, salt: string): Looked {
  const shown = (fields ?? []).map((field) => [field.attribute, [seenOf(field)]]);
  return { shown: Object.fromEntries(shown), isDigestOf: (digest, _, value) => isValue(digest, value, salt) };
}

/** `entry` stands for the event itself, by whose salt its digests are made. */
function seenOf({ to, policy }: EventField): SeenValue {
  const seen = { from: 0, to: 0, by: '', read: '', entry: 0 };
  if (policy === undefined) return { ...seen, value: to ?? '' };
  return { ...seen, value: null, policy, ...(to === undefined ? {} : { digest: to }) };
}
