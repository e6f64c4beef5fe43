/** A request that waits for this person's decision, in the page of the ticket it names: what is shown of it, and no more. */
import type { RequestView } from './lifecycle.schema.ts';

/** What a request is told by, in a sentence and line by line. */
export type ExactRequest = Pick<
  RequestView,
  'object' | 'names' | 'ticket' | 'why' | 'approvals' | 'lapsesAt' | 'endsAt' | 'emergency'
>;

export interface PageDecision {
  id: string;
  /** of exactly what is shown: the decision binds to it */
  hash: string;
  shown: ExactRequest;
  high: boolean;
  /** it may be turned down here too */
  rejects: boolean;
  /** why the last decision was refused */
  failed?: string;
}
