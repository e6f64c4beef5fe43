/** How a request begins: asked for, in an emergency, or because access that is there must end. */

import { type Evidence, lacks } from './evidence.ts';
import type { ExactObject } from './exact-object.schema.ts';
import { mayNot, type Person, type Why } from './may-do.ts';
import { objectHash } from './object-hash.ts';
import type { PartToEnd } from './parts-to-end.ts';
import { EMERGENCY_HOURS, type LifecyclePolicy, REVIEW_HOURS, WAIT_DAYS } from './policy.schema.ts';
import type { AccessRequest } from './request.ts';
import { riskOf } from './risk.ts';
import { TRANSITIONS, type TransitionName } from './transitions.ts';

export type Entrance = Extract<TransitionName, 'ask' | 'ask-removal' | 'begin-emergency'>;

export interface Beginning {
  name: Entrance;
  id: string;
  object: ExactObject;
  by: Person;
  evidence: Evidence;
  /** the collector's clock */
  at: string;
  policy: LifecyclePolicy;
  owner: string;
  movement?: string | undefined;
  /** who asked, where the collector only passes it on */
  behalf?: string | undefined;
  toEnd?: readonly PartToEnd[] | undefined;
  /** of an emergency: for how long it was begun */
  hours?: number | undefined;
}

const HOUR_MS = 3_600_000;
const after = (at: string, hours: number): string => new Date(Date.parse(at) + hours * HOUR_MS).toISOString();

export function begin(beginning: Beginning): { next: AccessRequest } | { refused: Why } {
  const { name, object, by, evidence, at, policy } = beginning;
  const ends = object.change === 'removal' || object.change === 'rotation';
  if (ends !== (name === 'ask-removal'))
    return { refused: { code: 'lifecycle.change', detail: { change: object.change } } };
  const why = mayNot(name, null, by) ?? lacks(TRANSITIONS[name].need, null, evidence, at);
  if (why) return { refused: why };
  const emergency = name === 'begin-emergency' ? emergencyOf(beginning) : null;
  return {
    next: {
      ...{ id: beginning.id, version: 1, state: TRANSITIONS[name].to as AccessRequest['state'] },
      ...{ object, hash: objectHash(object), risk: riskOf(object, policy.highRisk) },
      ...{ ticket: evidence.ticket ?? null, why: evidence.why ?? null },
      parts: {
        requester: [by.id, ...(beginning.behalf ? [beginning.behalf] : [])],
        ...(object.subject ? { subject: [object.subject.technician] } : {}),
      },
      ...{ owner: beginning.owner, approvals: [], needed: policy.approvals ?? 1, askedAt: at },
      lapsesAt: name === 'ask' ? after(at, (policy.waitDays ?? WAIT_DAYS) * 24) : null,
      ...{
        done: null,
        verified: null,
        repeatAt: null,
        endsAt: emergency?.endsAt ?? null,
        emergency,
      },
      ending: ends ? endingOf(beginning) : null,
      ...{ revoked: null, revocationVerified: null, failed: null, escalated: null, residual: null },
      movement: beginning.movement ?? null,
      ...(policy.ownHands ? { ownHands: true } : {}),
      ...(beginning.toEnd ? { toEnd: beginning.toEnd } : {}),
    },
  };
}

const endingOf = ({ at, by, evidence, movement }: Beginning): AccessRequest['ending'] => ({
  ...{ at, by: by.id, why: evidence.why ?? '' },
  ...(movement ? { movement } : {}),
});

/** It counts from when it began, by a clock that is never ahead of the collector's, however late it was told. */
function emergencyOf({ evidence, hours, policy, at }: Beginning): AccessRequest['emergency'] {
  const most = policy.emergencyHours ?? EMERGENCY_HOURS;
  const begunAt = evidence.began?.at ?? at;
  return {
    ...{ event: evidence.began?.event ?? '', begunAt, endsAt: after(begunAt, Math.min(hours ?? most, most)) },
    ...{ reviewBy: after(begunAt, policy.reviewHours ?? REVIEW_HOURS), why: evidence.why ?? '' },
  };
}
