/** Each state of a request in words, for screens and printed pages alike. */
import type { State } from './states.ts';

export const STATE_WORDS = {
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
} as const satisfies Record<State, string>;
