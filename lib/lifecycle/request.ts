/** A request as it stands. Its past is its events; what is kept here is what the next step is judged by. Moments are RFC 3339 in UTC. */
import type { ExactObject } from './exact-object.schema.ts';
import type { PartToEnd } from './parts-to-end.ts';
import type { Risk } from './risk.ts';
import type { State } from './states.ts';

/** What somebody can be in one request. Nobody is two of these, but where may-do.ts says so. */
export const PARTS = [
  'requester',
  'subject',
  'approver',
  'doer',
  'witness',
  'revoker',
  'revocation-witness',
  'acceptor',
  'closer',
] as const;
export type Part = (typeof PARTS)[number];

/** `rule`: a standard pattern. `signed`: by the approver in person. `link`: on the collector's plain page. `recorded`: somebody wrote down the approver's reply in the ticket. */
export const WAYS = ['rule', 'signed', 'link', 'recorded'] as const;
export type Way = (typeof WAYS)[number];

export interface Approval {
  way: Way;
  /** technician id, `rule`, or the mail address of somebody of the client's */
  by: string;
  /** of a recorded one: who recorded it */
  recordedBy?: string | undefined;
  /** in words: the rule, the reply */
  said: string;
  /** of the object that was approved */
  hash: string;
  at: string;
}

/** Whose eyes: of whoever did it, of another person, or of a program that was sent to read the console and not asked what it saw. */
export const WITNESSES = ['doer', 'other', 'connector'] as const;
export type Witness = (typeof WITNESSES)[number];

/** An event of the log that shows something. `index`: its place there. */
export interface Shown {
  event: string;
  index: number;
  /** when it happened: by the device's clock, never ahead of the collector's */
  at: string;
  by: string;
  device: string;
  /** number in its device's chain */
  seq: number;
  /** an asked round opened the page for it */
  round?: boolean | undefined;
  /** of an action: what it does (consoles/profile.schema.ts) */
  does?: string | undefined;
}

/** … of a look that was taken for true. */
export interface Seen extends Shown {
  witness?: Witness | undefined;
  /** the account was not in a list that was read to its end */
  gone?: boolean | undefined;
}

export interface Done {
  at: string;
  by: string;
  /** done past us: then what was seen afterwards stands for it */
  elsewhere: boolean;
  events: Shown[];
}

export interface Emergency {
  event: string;
  begunAt: string;
  endsAt: string;
  reviewBy: string;
  why: string;
}

export interface AccessRequest {
  id: string;
  /** counts its steps */
  version: number;
  state: State;
  object: ExactObject;
  hash: string;
  risk: Risk;
  ticket: { console: string; number: string; event: string } | null;
  why: string | null;
  parts: Partial<Record<Part, string[]>>;
  /** who answers for it until it is closed */
  owner: string;
  approvals: Approval[];
  /** how many different people must agree; 0: a rule may */
  needed: number;
  askedAt: string;
  /** when it lapses if nothing happens */
  lapsesAt: string | null;
  done: Done | null;
  verified: Seen | null;
  /** it must be seen once more after this moment; null: it was, or need not be */
  repeatAt: string | null;
  /** when the access ends by itself */
  endsAt: string | null;
  emergency: Emergency | null;
  /** `movement`: the one that set it off */
  ending: { at: string; by: string; why: string; movement?: string | undefined } | null;
  revoked: Done | null;
  revocationVerified: Seen | null;
  /** the last look that showed otherwise; gone once it was verified */
  failed: { at: string; event: string; why: string } | null;
  escalated: { at: string; why: string } | null;
  residual: { by: string; at: string; why: string; recheckAt: string } | null;
  movement: string | null;
  /** by the client's policy when it was asked for (policy.schema.ts) */
  ownHands?: boolean | undefined;
  /** of one that was made to end something: what has to end with it */
  toEnd?: readonly PartToEnd[] | undefined;
}

/** Whether it was made to end something that is there, and never gave anything. */
export const isBornEnding = ({ object }: Pick<AccessRequest, 'object'>): boolean =>
  object.change === 'removal' || object.change === 'rotation';

/** The request an emergency becomes, by the id of the event it began with. */
export const requestOfEmergency = (event: string): string => `req-${event}`;
