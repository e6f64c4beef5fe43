/** What has to end with an account, by what somebody could do with it meanwhile, and what of it was shown to have ended. */
import type { ConsoleKind } from '../record/attributes.ts';
import type { ChangeKind } from './exact-object.schema.ts';
import type { Done, Seen } from './request.ts';

/** In the order in which they are ended. `keys`: those they made; `secret`: one that others go on using. */
export const PARTS_TO_END = [
  'sign-in',
  'sessions',
  'groups',
  'delegation',
  'keys',
  'mfa',
  'licences',
  'secret',
] as const;
export type PartToEnd = (typeof PARTS_TO_END)[number];

export interface AccountToEnd {
  change: ChangeKind;
  kind: ConsoleKind;
  path: 'member' | 'guest' | 'delegated' | 'group';
  /** a program's identity, whose key they know */
  machine?: boolean | undefined;
}

const OF_MEMBERS: Record<ConsoleKind, readonly PartToEnd[]> = {
  iam: ['sign-in', 'sessions', 'groups', 'keys', 'mfa', 'licences'],
  remote: ['sign-in', 'sessions', 'groups', 'keys'],
  rmm: ['sign-in', 'sessions', 'groups', 'keys'],
  pam: ['sign-in', 'sessions', 'groups', 'keys'],
  psa: ['sign-in', 'sessions', 'licences'],
  docs: ['sign-in', 'sessions', 'licences'],
};

export function partsToEnd({ change, kind, path, machine }: AccountToEnd): readonly PartToEnd[] {
  if (change === 'rotation') return machine ? ['keys'] : ['secret'];
  if (path === 'delegated') return ['delegation'];
  if (path === 'group') return ['groups'];
  return path === 'guest' ? ['sign-in', 'sessions', 'groups'] : OF_MEMBERS[kind];
}

/** What a control does (consoles/profile.schema.ts) → what ends by it. */
const ENDED_BY: Readonly<Record<string, readonly PartToEnd[]>> = {
  delete: PARTS_TO_END,
  disable: ['sign-in'],
  'revoke-sessions': ['sessions'],
  'change-group': ['groups', 'delegation'],
  'change-role': ['groups', 'delegation'],
  'reset-mfa': ['mfa'],
  'reset-password': ['secret', 'keys'],
};

/** Those that nothing shows: what was done in the console does not say so, and neither does the look at it. An account that is gone took everything with it. */
export function notShown(
  parts: readonly PartToEnd[],
  { revoked, revocationVerified: look }: { revoked: Done | null; revocationVerified: Seen | null },
): PartToEnd[] {
  if (look?.gone) return [];
  const ended = new Set((revoked?.events ?? []).flatMap(({ does }) => ENDED_BY[does ?? ''] ?? []));
  // The look shows the account off, the membership or delegation gone, or the secret replaced: the first of its parts.
  return parts.filter((part, at) => !ended.has(part) && !(look && at === 0));
}
