/** In which order a leaver's access is ended: by what somebody could do with it meanwhile. */
import type { ConsoleKind, Purpose } from '../record/attributes.ts';
import { type AccountToEnd, PARTS_TO_END, type PartToEnd, partsToEnd } from './parts-to-end.ts';

export interface ToEnd extends AccountToEnd {
  purpose: Purpose | null;
  high: boolean;
  /** recorded, or only seen */
  recorded: boolean;
}

/** Where people sign in to everything else; where machines are reached from; where secrets lie; where work is written down. */
const KINDS: readonly ConsoleKind[] = ['iam', 'remote', 'rmm', 'pam', 'psa', 'docs'];

/**
 * Lower goes first: sign-in, then memberships, delegations, keys, and last the secrets others go on using, when nobody can look at the new ones. Among those the console from which
 * most is reached; there what rules over others; there what the record knows. Within one account its parts follow in the same order (parts-to-end.ts).
 */
export function leaverRank(one: ToEnd): number {
  const { kind, purpose, high, recorded } = one;
  const first = PARTS_TO_END.indexOf(partsToEnd(one)[0] as PartToEnd);
  const ruling = purpose === 'admin' || purpose === 'break-glass' || high ? 0 : 1;
  return first * 1000 + KINDS.indexOf(kind) * 100 + ruling * 10 + (recorded ? 0 : 1);
}
