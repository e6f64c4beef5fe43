import type { ChangeKind } from '../../lib/lifecycle/exact-object.schema.ts';
import type { Way } from '../../lib/lifecycle/request.ts';
import type { State } from '../../lib/lifecycle/states.ts';

/** Every sentence about requests for access. */
export const requestsText = {
  title: 'Access requests',
  parts: {
    approve: 'To decide',
    do: 'To do',
    verify: 'To verify',
  },
  none: 'Nothing waits for you.',
  loading: 'Asking the collector what waits for you…',
  refresh: 'Ask again',

  nobody: 'an account nobody recorded',
  change: {
    grant: (who: string, where: string) => `${who} gets an account in ${where}`,
    change: (who: string, where: string) => `${who}’s account in ${where} is changed`,
    removal: (who: string, where: string) => `${who}’s access in ${where} ends`,
    rotation: (who: string, where: string) => `A secret ${who} knew in ${where} is replaced`,
  } satisfies Record<ChangeKind, (who: string, where: string) => string>,
  states: {
    requested: 'waits for a decision',
    approved: 'approved, not done yet',
    rejected: 'rejected',
    cancelled: 'cancelled',
    expired: 'lapsed: nothing was given',
    emergency: 'emergency access, open until it is seen ended',
    'emergency-approved': 'emergency, approved since',
    implemented: 'done, not seen yet',
    verified: 'seen as asked',
    'in-use': 'in use',
    'revocation-requested': 'is to end',
    revoked: 'ended, not seen yet',
    'revocation-verified': 'seen ended',
    'residual-risk': 'could not be verified; somebody answers for it',
    closed: 'closed',
  } satisfies Record<State, string>,
  ways: {
    rule: 'by rule',
    signed: 'signed',
    link: 'by the client, through a link',
    recorded: 'recorded from the ticket, not signed',
  } satisfies Record<Way, string>,

  high: 'High risk',
  highHint: 'Somebody other than whoever does it must see it in the console.',
  escalated: (why: string) => `Escalated: ${why}`,
  failed: (why: string) => `The last look showed otherwise: ${why}`,
  lines: {
    account: 'Account',
    role: 'Role',
    groups: 'Groups',
    without: 'No longer',
    longest: 'At most',
    template: 'Template',
    exception: 'Exception',
    ticket: 'Ticket',
    why: 'Reason',
    owner: 'Owner',
    approved: 'Approved',
    lapses: 'Lapses',
    ends: 'Ends',
    object: 'Exact object',
  },
  version: (id: string, version: number) => `${id}, version ${version}`,
  hours: (hours: number) =>
    hours % 24 === 0 ? `${hours / 24} ${hours === 24 ? 'day' : 'days'}` : `${hours} ${hours === 1 ? 'hour' : 'hours'}`,
  hashHint: 'An approval holds for exactly this. If anything in it changes, it is asked anew.',

  show: 'Show what exactly',
  hide: 'Show less',
  open: 'Open the console',
  approve: 'Approve exactly this',
  reject: 'Reject…',
  rejectNow: 'Reject',
  rejectWhy: 'Why it is rejected',
  back: 'Back',
  whyShort: 'Say why in at least three characters.',
  approved: (what: string) => `Approved: ${what}.`,
  rejected: (what: string) => `Rejected: ${what}.`,
};
