/** Where a request for access can stand. One request has one path (transitions.ts); nothing else moves it. */
export const STATES = [
  'requested',
  'approved',
  'rejected',
  'cancelled',
  /** nobody decided, or nobody did it, in time: nothing was given */
  'expired',
  /** access that began before it was asked for; it stays open until it was seen ended, or approved */
  'emergency',
  /** … and was approved since; what was done in it is still to be shown */
  'emergency-approved',
  'implemented',
  'verified',
  'in-use',
  'revocation-requested',
  'revoked',
  'revocation-verified',
  /** could not be verified: somebody answers for it, until a date */
  'residual-risk',
  'closed',
] as const;
export type State = (typeof STATES)[number];

/** Nothing follows these: no access was given, or it was seen to have ended. */
const OVER: readonly State[] = ['rejected', 'cancelled', 'expired', 'closed'];
export const isOpen = (state: State): boolean => !OVER.includes(state);

/** Somebody may have the access, whatever was asked for since. */
const GIVEN: readonly State[] = [
  'emergency',
  'emergency-approved',
  'implemented',
  'verified',
  'in-use',
  'revocation-requested',
  'revoked',
  'residual-risk',
];
export const mayStillWork = (state: State): boolean => GIVEN.includes(state);

export const OPEN = STATES.filter(isOpen);
