/** Which class and activity of OCSF 1.1 an event is. */
import type { EventBody } from '../event.schema.ts';

export interface OcsfClass {
  uid: 3001 | 3002 | 3004 | 6003;
  activity: number;
  /** the activity's caption, or our own word where it is 99, other */
  name: string;
}

const ACCOUNT = {
  create: 1,
  enable: 2,
  'change-password': 3,
  'reset-password': 4,
  disable: 5,
  delete: 6,
  lock: 9,
  'enable-mfa': 10,
  'disable-mfa': 11,
  'reset-mfa': 11,
} as const;
const ACCOUNT_NAMES = [
  '',
  'Create',
  'Enable',
  'Password Change',
  'Password Reset',
  'Disable',
  'Delete',
  '',
  '',
  'Lock',
  'MFA Factor Enable',
  'MFA Factor Disable',
];
const NAMES = ['', 'Create', 'Read', 'Update', 'Delete'] as const;

const account = (activity: number, other: string): OcsfClass => ({
  uid: 3001,
  activity,
  name: ACCOUNT_NAMES[activity] || other,
});
const entity = (activity: 1 | 2 | 3 | 4): OcsfClass => ({ uid: 3004, activity, name: NAMES[activity] });

export function ocsfClassOf(body: EventBody): OcsfClass {
  const { verb, object, detail } = body;
  const changed = { added: 1, removed: 4 }[String(detail?.change)] ?? 3;
  switch (verb) {
    case 'session.begun':
      return { uid: 3002, activity: 1, name: 'Logon' };
    case 'session.ended':
    case 'device.left':
      return { uid: 3002, activity: 2, name: 'Logoff' };
    case 'action.performed':
      return account(ACCOUNT[String(detail?.does) as keyof typeof ACCOUNT] ?? 99, String(detail?.does ?? 'Action'));
    case 'fill.intended':
    case 'fill.done':
    case 'fill.refused':
    case 'fill.undone':
    case 'form.submitted':
      return account(99, verb);
    case 'request.verified':
    case 'request.revocation-verified':
    case 'account.observed':
    case 'accounts.listed':
      return entity(2);
    case 'request.made':
    case 'emergency.begun':
    case 'emergency.taken':
    case 'approval.link-made':
    case 'technician.joined':
    case 'cover.taken':
    case 'token.issued':
    case 'enrolment.issued':
    case 'device.enrolled':
      return entity(1);
    case 'request.revoked':
    case 'request.closed':
    case 'token.revoked':
    case 'device.closed':
    case 'device.stopped':
    case 'evidence.erased':
    case 'exception.ended':
      return entity(4);
    case 'record.changed':
      if (object?.type === 'account') return account({ 1: 1, 4: 6 }[changed] ?? 99, 'Update');
      return entity(changed as 1 | 3 | 4);
    case 'request.approved':
    case 'request.rejected':
    case 'request.cancelled':
    case 'request.expired':
    case 'request.voided':
    case 'request.bound':
    case 'request.implemented':
    case 'request.in-use':
    case 'request.revocation-asked':
    case 'request.escalated':
    case 'request.risk-accepted':
    case 'request.rechecked':
    case 'request.handed-over':
    case 'approval.link-used':
    case 'movement.fanned-out':
    case 'movement.closed':
    case 'technician.moved':
    case 'technician.left':
    case 'technician.returned':
    case 'movement.confirmed':
    case 'movement.undone':
    case 'change.proposed':
    case 'change.decided':
    case 'exception.reviewed':
    case 'cover.reviewed':
    case 'sign-in.changed':
    case 'destination.changed':
    case 'evidence.held':
    case 'schedule.changed':
    case 'drift.decided':
    case 'drift.mended':
    case 'round.asked':
    case 'round.begun':
    case 'round.ended':
    case 'profile.taught':
    case 'profile.decided':
    case 'device.paused':
    case 'console.granted':
      return entity(3);
    case 'ticket.read':
    case 'evidence.read':
    case 'evidence.exported':
    case 'evidence.matched':
    case 'value.copied':
      return { uid: 6003, activity: 2, name: 'Read' };
    default:
      return { uid: 6003, activity: 99, name: verb };
  }
}
