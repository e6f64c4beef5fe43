/** What kinds of thing the log tells, as people look for them. Every verb is in one. */
import type { Verb } from '../event.schema.ts';

export const GROUPS = [
  'ticket',
  'fill',
  'refusal',
  'access',
  'request',
  'observation',
  'drift',
  'record',
  'people',
  'exception',
  'emergency',
  'sign-in',
  'evidence',
  'device',
  'security',
  'set-up',
] as const;
export type Group = (typeof GROUPS)[number];

const BY_VERB = {
  'ticket.read': 'ticket',
  'ticket.linked': 'ticket',
  'ticket.bound': 'ticket',
  handoff: 'ticket',
  'client.confirmed': 'ticket',
  'subject.chosen': 'ticket',
  'fill.intended': 'fill',
  'fill.done': 'fill',
  'fill.refused': 'refusal',
  'fill.undone': 'fill',
  'value.copied': 'fill',
  'form.submitted': 'access',
  'action.performed': 'access',
  'account.observed': 'observation',
  'accounts.listed': 'observation',
  'drift.decided': 'drift',
  'drift.mended': 'drift',
  'round.asked': 'drift',
  'round.begun': 'drift',
  'round.ended': 'drift',
  'cover.taken': 'emergency',
  'cover.reviewed': 'emergency',
  'record.changed': 'record',
  'change.proposed': 'record',
  'change.decided': 'record',
  'exception.ending': 'exception',
  'exception.ended': 'exception',
  'exception.reviewed': 'exception',
  'profile.taught': 'set-up',
  'profile.decided': 'set-up',
  'enrolment.issued': 'device',
  'console.granted': 'set-up',
  'device.enrolled': 'device',
  'device.paused': 'device',
  'device.left': 'device',
  'security.noticed': 'security',
  'session.begun': 'sign-in',
  'session.ended': 'sign-in',
  'sign-in.changed': 'set-up',
  'technician.joined': 'people',
  'technician.moved': 'people',
  'technician.left': 'people',
  'technician.returned': 'people',
  'leavers.held': 'people',
  'movement.confirmed': 'people',
  'movement.undone': 'people',
  'request.made': 'request',
  'request.approved': 'request',
  'request.rejected': 'request',
  'request.cancelled': 'request',
  'request.expired': 'request',
  'request.voided': 'request',
  'request.bound': 'request',
  'request.implemented': 'request',
  'request.verified': 'request',
  'request.in-use': 'request',
  'request.revocation-asked': 'request',
  'request.revoked': 'request',
  'request.revocation-verified': 'request',
  'request.closed': 'request',
  'request.escalated': 'request',
  'request.risk-accepted': 'request',
  'request.rechecked': 'request',
  'request.handed-over': 'request',
  'request.refused': 'refusal',
  'approval.link-made': 'request',
  'approval.link-used': 'request',
  'emergency.begun': 'emergency',
  'emergency.taken': 'emergency',
  'movement.fanned-out': 'people',
  'movement.closed': 'people',
  'token.issued': 'set-up',
  'token.used': 'set-up',
  'token.revoked': 'set-up',
  'evidence.read': 'evidence',
  'evidence.exported': 'evidence',
  'evidence.erased': 'evidence',
  'evidence.held': 'evidence',
  'evidence.matched': 'evidence',
  'schedule.changed': 'set-up',
  'destination.changed': 'set-up',
  'access.refused': 'refusal',
  'device.closed': 'device',
  'device.stopped': 'security',
  'log.key-rotated': 'evidence',
  'log.epoch': 'evidence',
} as const satisfies Record<Verb, Group>;

/** The group of an event: its verb's, except what was refused or is an exception's or a break-glass account's, which people look for as such. */
export function groupOf(body: {
  verb: Verb;
  outcome: string;
  object?: { type: string } | undefined;
  code?: string | undefined;
}): Group {
  if (body.code === 'account.break-glass') return 'emergency';
  if (body.verb === 'record.changed' && body.object?.type === 'exception') return 'exception';
  const group = BY_VERB[body.verb];
  return body.outcome === 'refused' && group === 'fill' ? 'refusal' : group;
}

export const verbsOf = (group: Group): Verb[] =>
  (Object.keys(BY_VERB) as Verb[]).filter((verb) => BY_VERB[verb] === group);
