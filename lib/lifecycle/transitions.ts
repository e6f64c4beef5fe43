/**
 * The one table of what can happen to a request for access: from where to where, by whom, who they must not be, what must be shown, and what is said of it in the log.
 * No step can be skipped, because no row leads around one; no row is passed without its evidence (take-step.ts), and the collector writes step and event in one transaction.
 */
import type { Verb } from '../evidence/event.schema.ts';
import type { AccessRequest, Part } from './request.ts';
import { OPEN, type State } from './states.ts';

/** `technician`: one who serves the client. `approver`: of the client's group, or its own person by link. `collector`: by the clock, a rule or a confirmed movement. */
export type Who = 'technician' | 'lead' | 'administrator' | 'compliance' | 'approver' | 'collector';

/**
 * What must be shown. `ticket`: a ticket that was seen, where one is named or the client demands it. `reason`: in words. `agreement`: of exactly this object. `deed`: events of a
 * device on exactly this account, after it was allowed. `sight`: a look later than the deed that shows the state. `other-sight`: one that shows otherwise. `emergency`: an event of
 * the device it began on. `clock`: that the moment has come. `settled`: nothing is left to be seen. `mistake`: in words, that an end which nobody set about was asked for by
 * mistake. `undone`: that the movement which asked for the end was undone.
 */
export type Need =
  | 'ticket'
  | 'reason'
  | 'agreement'
  | 'deed'
  | 'sight'
  | 'other-sight'
  | 'emergency'
  | 'clock'
  | 'settled'
  | 'mistake'
  | 'undone';

export interface Transition {
  /** `nothing`: it begins here */
  from: readonly State[] | 'nothing';
  /** `same`: it stays where it is */
  to: State | 'same';
  who: readonly Who[];
  as: Part | null;
  /** parts in this request that whoever does it may not have */
  notAs: readonly Part[];
  need: Need;
  says: Verb;
  /** only while its end was asked for, or only while it was not; absent: always */
  while?: 'ending' | 'not-ending';
}

const OURS = ['technician', 'lead', 'administrator'] as const;
const LEADING = ['lead', 'administrator'] as const;
const DECIDING = ['approver', 'collector'] as const;

const table = {
  ask: {
    ...{ from: 'nothing', to: 'requested', who: [...OURS, 'collector'], as: 'requester', notAs: [], need: 'ticket' },
    says: 'request.made',
  },
  'begin-emergency': {
    ...{ from: 'nothing', to: 'emergency', who: OURS, as: 'requester', notAs: [], need: 'emergency' },
    says: 'emergency.taken',
  },
  /** access that exists, recorded or not, must end */
  'ask-removal': {
    ...{ from: 'nothing', to: 'revocation-requested', who: [...LEADING, 'collector'], as: 'requester', notAs: [] },
    ...{ need: 'reason', says: 'request.revocation-asked' },
  },
  approve: {
    ...{ from: ['requested'], to: 'approved', who: DECIDING, as: 'approver' },
    ...{ notAs: ['requester', 'subject', 'doer'], need: 'agreement', says: 'request.approved' },
  },
  /** an emergency's review may find that it is right: what was done is still to be shown and seen */
  'approve-emergency': {
    ...{ from: ['emergency'], to: 'emergency-approved', who: ['approver'], as: 'approver' },
    ...{ notAs: ['requester', 'subject', 'doer'], need: 'agreement', says: 'request.approved' },
  },
  reject: {
    ...{ from: ['requested'], to: 'rejected', who: ['approver'], as: 'approver' },
    ...{ notAs: ['requester', 'subject'], need: 'reason', says: 'request.rejected' },
  },
  cancel: {
    ...{ from: ['requested', 'approved'], to: 'cancelled', who: [...OURS, 'collector'], as: null, notAs: [] },
    ...{ need: 'reason', says: 'request.cancelled' },
  },
  expire: {
    ...{ from: ['requested', 'approved'], to: 'expired', who: ['collector'], as: null, notAs: [] },
    ...{ need: 'clock', says: 'request.expired' },
  },
  /** something the approval rests on changed: it is asked anew */
  void: {
    ...{ from: ['requested', 'approved'], to: 'requested', who: ['collector'], as: null, notAs: [] },
    ...{ need: 'reason', says: 'request.voided' },
  },
  'void-emergency': {
    ...{ from: ['emergency-approved'], to: 'emergency', who: ['collector'], as: null, notAs: [] },
    ...{ need: 'reason', says: 'request.voided' },
  },
  implement: {
    ...{ from: ['approved', 'emergency-approved'], to: 'implemented', who: OURS, as: 'doer' },
    ...{ notAs: ['approver', 'requester', 'subject'], need: 'deed', says: 'request.implemented' },
  },
  verify: {
    ...{ from: ['implemented', 'verified'], to: 'verified', who: OURS, as: 'witness' },
    ...{ notAs: ['approver', 'requester', 'subject'], need: 'sight', says: 'request.verified' },
  },
  /** seen, and not as it should be: it stays unverified */
  doubt: {
    ...{ from: ['implemented', 'verified'], to: 'implemented', who: OURS, as: null, notAs: [] },
    ...{ need: 'other-sight', says: 'request.verified' },
  },
  use: {
    ...{ from: ['verified'], to: 'in-use', who: ['collector'], as: null, notAs: [], need: 'settled' },
    says: 'request.in-use',
  },
  'ask-revocation': {
    ...{ from: ['emergency', 'emergency-approved', 'implemented', 'verified', 'in-use', 'residual-risk'] },
    ...{ to: 'revocation-requested', who: [...OURS, 'approver', 'collector'], as: null, notAs: [] },
    ...{ need: 'reason', says: 'request.revocation-asked', while: 'not-ending' },
  },
  /** an end that was asked for by mistake, before anybody set about it: what was there goes on being there */
  'call-off': {
    ...{ from: ['revocation-requested'], to: 'cancelled', who: [...LEADING, 'collector'], as: null },
    ...{ notAs: ['subject'], need: 'mistake', says: 'request.cancelled', while: 'ending' },
  },
  /** nobody left after all: access that was approved and seen is in use as before */
  resume: {
    ...{ from: ['revocation-requested'], to: 'in-use', who: ['collector'], as: null, notAs: [] },
    ...{ need: 'undone', says: 'request.in-use', while: 'ending' },
  },
  revoke: {
    ...{ from: ['revocation-requested', 'revoked'], to: 'revoked', who: OURS, as: 'revoker', notAs: ['subject'] },
    ...{ need: 'deed', says: 'request.revoked' },
  },
  'verify-revocation': {
    ...{ from: ['revoked', 'revocation-verified'], to: 'revocation-verified', who: OURS },
    ...{ as: 'revocation-witness', notAs: ['subject'], need: 'sight', says: 'request.revocation-verified' },
  },
  'doubt-revocation': {
    ...{ from: ['revoked', 'revocation-verified'], to: 'revoked', who: OURS, as: null, notAs: [] },
    ...{ need: 'other-sight', says: 'request.revocation-verified' },
  },
  close: {
    ...{ from: ['revocation-verified'], to: 'closed', who: [...OURS, 'compliance', 'collector'], as: 'closer' },
    ...{ notAs: ['subject'], need: 'settled', says: 'request.closed' },
  },
  'accept-risk': {
    ...{ from: ['implemented', 'revocation-requested', 'revoked'], to: 'residual-risk' },
    ...{ who: LEADING, as: 'acceptor', need: 'reason' },
    notAs: ['requester', 'subject', 'approver', 'doer', 'revoker'],
    says: 'request.risk-accepted',
  },
  /** the date came, or the console can be reached again */
  recheck: {
    ...{ from: ['residual-risk'], to: 'implemented', who: [...LEADING, 'collector'], as: null, notAs: [] },
    ...{ need: 'reason', says: 'request.rechecked', while: 'not-ending' },
  },
  'recheck-ending': {
    ...{ from: ['residual-risk'], to: 'revocation-requested', who: [...LEADING, 'collector'], as: null, notAs: [] },
    ...{ need: 'reason', says: 'request.rechecked', while: 'ending' },
  },
  escalate: {
    ...{ from: OPEN },
    ...{ to: 'same', who: ['collector'], as: null, notAs: [], need: 'reason', says: 'request.escalated' },
  },
  /** work that began without a ticket gets one */
  bind: {
    ...{ from: OPEN },
    ...{ to: 'same', who: OURS, as: null, notAs: [], need: 'ticket', says: 'request.bound' },
  },
  'hand-over': {
    ...{ from: OPEN },
    ...{ to: 'same', who: LEADING, as: null, notAs: [], need: 'reason', says: 'request.handed-over' },
  },
} as const satisfies Record<string, Transition>;

export type TransitionName = keyof typeof table;
export const TRANSITIONS: Readonly<Record<TransitionName, Transition>> = table;
export const TRANSITION_NAMES = Object.keys(table) as TransitionName[];

/** Whether the table leads on from here by this step. */
export function leadsFrom(name: TransitionName, state: State | null): boolean {
  const { from } = TRANSITIONS[name];
  return from === 'nothing' ? state === null : state !== null && from.includes(state);
}

/** Whether it leads on for this request as it stands, which may be ending or not. */
export function leadsOn(name: TransitionName, { state, ending }: Pick<AccessRequest, 'state' | 'ending'>): boolean {
  const { while: during } = TRANSITIONS[name];
  return leadsFrom(name, state) && (during === undefined || (ending !== null) === (during === 'ending'));
}
