/** One step of one request: refused with the reason, or the request as it stands afterwards. Pure: the same request, person, evidence and moment give the same. */
import { type Evidence, lacks, type Sight } from './evidence.ts';
import type { ExactObject } from './exact-object.schema.ts';
import { COLLECTOR, mayNot, type Person, type Why } from './may-do.ts';
import { objectHash } from './object-hash.ts';
import { WAIT_DAYS } from './policy.schema.ts';
import type { AccessRequest, Approval, Part, Seen } from './request.ts';
import { leadsOn, TRANSITIONS, type TransitionName } from './transitions.ts';

export interface Step {
  name: TransitionName;
  by: Person;
  evidence: Evidence;
  /** the collector's clock, RFC 3339 */
  at: string;
}

/** What comes with some steps. */
export interface SetBy {
  repeatMinutes?: number | undefined;
  waitDays?: number | undefined;
  owner?: string | undefined;
  /** what it is about now, where that voids the approval */
  object?: ExactObject | undefined;
  recheckAt?: string | undefined;
  /** which movement asks for the end */
  movement?: string | undefined;
  /** of an emergency whose review ends in an exception: until when */
  endsAt?: string | undefined;
}

export type Taken = { next: AccessRequest } | { refused: Why };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The next step of a request that is there. */
export function takeStep(request: AccessRequest, step: Step, set: SetBy = {}): Taken {
  const { name, by, evidence, at } = step;
  const row = TRANSITIONS[name];
  if (!leadsOn(name, request)) return { refused: { code: 'lifecycle.state', detail: { state: request.state } } };
  const why = mayNot(name, request, by) ?? byRule(step) ?? lacks(row.need, request, evidence, at);
  if (why) return { refused: why };
  const moved: AccessRequest = {
    ...request,
    version: request.version + 1,
    state: row.to === 'same' ? request.state : row.to,
    parts: row.as ? withPart(request.parts, row.as, partOf(step)) : request.parts,
  };
  return { next: { ...moved, ...changeBy(moved, step, set) } };
}

/** The collector agrees by a rule only, and nobody else does. */
function byRule({ name, by, evidence }: Step): Why | undefined {
  if (TRANSITIONS[name].need !== 'agreement') return undefined;
  const rule = evidence.approval?.way === 'rule';
  return rule === (by.id === COLLECTOR) ? undefined : { code: 'lifecycle.role', detail: { who: 'approver' } };
}

const partOf = ({ by, evidence, name }: Step): string[] =>
  TRANSITIONS[name].need === 'agreement' && evidence.approval
    ? [evidence.approval.by, ...(evidence.approval.recordedBy ? [evidence.approval.recordedBy] : [])]
    : [by.id];

const withPart = (parts: AccessRequest['parts'], part: Part, who: string[]): AccessRequest['parts'] => ({
  ...parts,
  [part]: [...new Set([...(parts[part] ?? []), ...who])],
});

const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

function changeBy(request: AccessRequest, { name, by, evidence, at }: Step, set: SetBy): Partial<AccessRequest> {
  const why = evidence.why ?? '';
  const { approval, done = null, sight = null } = evidence;
  const lapsesAt = later(at, (set.waitDays ?? WAIT_DAYS) * DAY_MS);
  const repeatAt = set.repeatMinutes ? later(at, set.repeatMinutes * MINUTE_MS) : null;
  switch (name) {
    case 'approve':
    case 'approve-emergency': {
      const approvals = [...request.approvals, ...(approval ? [approval] : [])];
      if (approval?.way === 'rule' || countPeople(approvals) >= request.needed)
        return { approvals, lapsesAt, ...(set.endsAt ? { endsAt: set.endsAt } : {}) };
      return { approvals, state: name === 'approve' ? 'requested' : 'emergency' };
    }
    case 'void':
    case 'void-emergency':
      return {
        ...{ approvals: [], parts: { ...request.parts, approver: [] }, lapsesAt },
        ...(set.object ? { object: set.object, hash: objectHash(set.object) } : {}),
      };
    case 'reject':
    case 'cancel':
    case 'expire':
      return { lapsesAt: null, escalated: null };
    case 'implement':
      return { done, lapsesAt: null, endsAt: endOf(request, at) };
    case 'verify':
      return {
        verified: sight && seenBy(request, sight, 'doer'),
        failed: null,
        escalated: null,
        ...settledBy(request, request.verified, sight, repeatAt),
      };
    case 'verify-revocation':
      return {
        revocationVerified: sight && seenBy(request, sight, 'revoker'),
        ...{ failed: null, escalated: null },
        ...settledBy(request, request.revocationVerified, sight, repeatAt),
      };
    case 'doubt':
    case 'doubt-revocation':
      return {
        ...(name === 'doubt' ? { verified: null } : { revocationVerified: null }),
        ...{ repeatAt: null, failed: { at, event: sight?.event ?? '', why: sight?.why ?? '' } },
        escalated: { at, why: sight?.why ?? '' },
      };
    case 'ask-revocation':
      return {
        ending: { at, by: by.id, why, ...(set.movement ? { movement: set.movement } : {}) },
        repeatAt: null,
        failed: null,
        escalated: null,
        residual: null,
      };
    case 'call-off':
      return { escalated: null, failed: null };
    case 'resume':
      return { ending: null, escalated: null, failed: null };
    case 'revoke':
      // What was ended later is added to what was ended before.
      return { revoked: done && { ...done, events: [...(request.revoked?.events ?? []), ...done.events] } };
    case 'accept-risk':
      return { residual: { by: by.id, at, why, recheckAt: set.recheckAt ?? lapsesAt }, escalated: null };
    case 'recheck':
    case 'recheck-ending':
      return { residual: null, escalated: { at, why } };
    case 'escalate':
      return { escalated: { at, why } };
    case 'bind':
      return { ticket: evidence.ticket ?? request.ticket };
    case 'hand-over':
      return { owner: set.owner ?? request.owner };
    default:
      return {};
  }
}

/** A rule is nobody: where two people must agree, it is none of them. */
const countPeople = (approvals: readonly Approval[]): number => approvals.filter(({ way }) => way !== 'rule').length;

/** What the look is kept as, with whose eyes it was. */
function seenBy({ parts }: AccessRequest, sight: Sight, did: 'doer' | 'revoker'): Seen {
  const { as: _, why: __, ...shown } = sight;
  return { ...shown, witness: sight.round ? 'connector' : parts[did]?.includes(sight.by) ? 'doer' : 'other' };
}

/** The first look begins the wait, where there is one; one after the wait ends it. */
function settledBy(
  { repeatAt }: AccessRequest,
  before: { at: string } | null,
  sight: { at: string } | null,
  wait: string | null,
): Pick<AccessRequest, 'repeatAt'> {
  if (before === null) return { repeatAt: wait };
  return { repeatAt: repeatAt !== null && (sight?.at ?? '') >= repeatAt ? null : repeatAt };
}

/** What a template gives for hours ends so long after it was given. An end that was set is never moved. */
const endOf = ({ endsAt, object }: AccessRequest, at: string): string | null =>
  endsAt ?? (object.maxHours === null ? null : later(at, object.maxHours * 60 * MINUTE_MS));
