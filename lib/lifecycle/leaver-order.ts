/** In which order a leaver's access is ended: by what somebody could do with it meanwhile. */
import type { ConsoleKind, Purpose } from '../record/attributes.ts';
import type { ChangeKind } from './exact-object.schema.ts';

export interface ToEnd {
  change: ChangeKind;
  kind: ConsoleKind;
  purpose: Purpose | null;
  path: 'member' | 'guest' | 'delegated' | 'group';
  high: boolean;
  /** recorded, or only seen */
  recorded: boolean;
}

/** Where people sign in to everything else; where machines are reached from; where secrets lie; where work is written down. */
const KINDS: readonly ConsoleKind[] = ['iam', 'remote', 'rmm', 'pam', 'psa', 'docs'];

/** Lower goes first. Sign-in before all; of a kind what rules over others first; memberships and delegations after the accounts; secrets somebody knew are replaced last, when nobody can look at the new ones. */
export function leaverRank({ change, kind, purpose, path, high, recorded }: ToEnd): number {
  const what = change === 'rotation' ? 3 : path === 'delegated' ? 2 : path === 'group' ? 1 : 0;
  const ruling = purpose === 'admin' || purpose === 'break-glass' || high ? 0 : 1;
  return what * 1000 + KINDS.indexOf(kind) * 100 + ruling * 10 + (recorded ? 0 : 1);
}

/** What is done about one account, in this order, as far as its console has it; whoever does it is shown these. */
export const LEAVER_STEPS: Readonly<Record<ConsoleKind, readonly string[]>> = {
  iam: ['sign-in', 'sessions', 'groups', 'delegations', 'keys', 'second-factor', 'licences'],
  remote: ['sign-in', 'sessions', 'groups', 'keys'],
  rmm: ['sign-in', 'sessions', 'groups', 'keys', 'second-factor', 'licences'],
  pam: ['sign-in', 'sessions', 'groups', 'keys'],
  psa: ['sign-in', 'sessions', 'groups', 'keys', 'licences'],
  docs: ['sign-in', 'sessions', 'groups', 'keys', 'licences'],
};
