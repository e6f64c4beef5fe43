/** Which steps a card offers beside its first one, and what each is called. What is refused all the same is said by the collector. */
import type { RequestView } from '../../../lib/wire/lifecycle.schema.ts';
import type { Step } from './acting.ts';

export type Offered = Exclude<Step, 'approve'> | 'link';

const BY_TABLE: readonly [transition: string, step: Offered][] = [
  ['reject', 'reject'],
  ['cancel', 'cancel'],
  // the collector takes one route for both
  ['call-off', 'cancel'],
  ['ask-revocation', 'revoke'],
  ['accept-risk', 'accept-risk'],
  ['recheck', 'recheck'],
  ['recheck-ending', 'recheck'],
  ['hand-over', 'hand-over'],
  ['close', 'close'],
];

/** Whoever passes on what the client's approver said has no other part in the request. */
const APART = ['requester', 'subject', 'doer'] as const;

export function stepsOffered(request: RequestView, me: string): Offered[] {
  const { may, state, ticket, parts } = request;
  const offered = BY_TABLE.filter(([transition]) => may.includes(transition)).map(([, step]) => step);
  const decided = state === 'requested' || state === 'emergency';
  const apart = !APART.some((part) => parts[part]?.includes(me));
  return [
    ...offered,
    ...(may.includes('bind') && !ticket ? (['bind'] as const) : []),
    ...(decided && apart && ticket ? (['recorded'] as const) : []),
    ...(decided && apart ? (['link'] as const) : []),
  ];
}
