/** Answers to the extension's own pages. */

import type { z } from 'zod';
import type { Profile } from '../consoles/profile.schema.ts';
import type { EventBody } from '../evidence/event.schema.ts';
import type { Leaf } from '../evidence/leaf.ts';
import type { Account, Client, Console, Role, Technician } from '../record/record.schema.ts';
import type { coverSchema } from './cover.schema.ts';
import type { EvidenceEvent } from './evidence.schema.ts';
import type { OverlayState, TicketRef } from './state.ts';

export type Cover = z.infer<typeof coverSchema>;

export type Failure = { ok: false; code: string; sentence: string };

/** Kinds of which this device holds the names. */
export const NAMED = ['technicians', 'clients', 'consoles', 'templates'] as const;
/** Names by kind and id; what is not held here has none. */
export type NamesAnswer = Record<(typeof NAMED)[number], Record<string, string>>;

/** The port one of our own pages opens for one `own.ask` it may take back: closing it ends the request to the collector. */
export const ASK_PORT = 'own.ask';

/** What the collector answered to `own.ask`; `status` 202 where a second administrator must agree. */
export interface AskAnswer {
  status: number;
  value: unknown;
}

/**
 * What each own message is answered with, or a `Failure`: `own.tab` TabStatus · `own.status` DeviceStatus · `own.record` RecordAnswer · `own.ask` AskAnswer ·
 * `own.emergency` {ok, until} · `own.round…` RoundState (round-state.ts) · `own.prove` ProofAnswer · `own.names` NamesAnswer · `own.profiles` KnownProfile[] · `own.events` LoggedEvent[] ·
 * `own.log` LogStatus · `own.logCompare` CompareAnswer · `own.logSave` SavedPiece · `own.logFork` {name, text} · `own.logRoom` {removed} ·
 * `own.enrol`, `own.signIn` {ok, technician, name} · `own.signInOffer` SignInOffer · `own.cover` {ok, until} · `own.covers` Cover[] · `own.drafts` Draft[] · `own.code` {ok, code, expires} · all others {ok: true}.
 */
export type OwnAnswer<T> = T | Failure;

/** `redirect`: where this browser takes the provider's answer; an administrator registers it. */
export interface SignInOffer {
  enabled: boolean;
  label: string;
  redirect: string;
}

/** Why the popup has something, or nothing, to do on a tab; each has one button. */
export type TabStatus =
  | { is: 'not-enrolled' }
  /** signed in through a provider, and the session is over */
  | { is: 'signed-out'; why: string }
  | { is: 'not-a-console'; origin?: string }
  | { is: 'not-granted'; console: string; label: string; origins: string[] }
  | { is: 'paused'; label: string; why: string }
  | { is: 'page-not-recognised'; label: string; since?: string; state: OverlayState | null }
  | { is: 'wrong-tenant'; label: string; tenant: string; client: string; state: OverlayState }
  | { is: 'ready'; label: string; state: OverlayState };

export interface DeviceStatus {
  enrolled: boolean;
  collector?: string;
  technician?: { id: string; name: string; roles: Role[] };
  /** drift findings assigned to them, as last heard */
  mine?: number;
  /** other technicians enrolled in this browser profile */
  others: { id: string; name: string }[];
  device?: string;
  /** signed in through a provider, until then; `signedOut`: the session is over, and why */
  session?: { until: string; signedOut?: string };
  /** null = reached at the last try */
  offline: { since: string; why: string } | null;
  /** when the cached record stops being usable without the collector */
  leaseUntil?: string;
  evidence: { waiting: number; sent: number; problem?: string };
  consoles: { id: string; label: string; kind: string; origins: string[]; granted: boolean }[];
  paused: boolean;
  shortcut: string;
  recent: TicketRef[];
  version: string;
}

export type KnownProfile = Pick<Profile, 'id' | 'label' | 'kind' | 'hosts' | 'checked'>;

export interface RecordAnswer {
  technicians: Technician[];
  clients: Client[];
  consoles: Console[];
  accounts: Account[];
  profiles: KnownProfile[];
  roles: Role[];
}

export interface LoggedEvent {
  seq: number;
  state: 'waiting' | 'delivered' | 'refused';
  index?: number;
  body: EventBody;
}

/** The evidence log as this device knows it, and the storage behind it. Times RFC 3339. */
export interface LogStatus {
  storage:
    | {
        ok: true;
        /** a sentence when the last event could not be stored */
        full?: string;
        /** bytes of this extension in the browser */
        used?: number;
        /** names of databases that could not be opened once and are kept */
        aside: string[];
      }
    | Failure;
  device?: string;
  log?: {
    id: string;
    epoch: number;
    /** the key believed now, as a C2SP verifier key, and the part of it people compare */
    vkey: string;
    fingerprint: string;
    /** how many keys were followed, the pinned one included */
    keys: number;
    /** the newest checkpoint verified; absent before the first */
    size?: number;
    root?: string;
    checkpoint?: string;
    verifiedAt?: string;
    askedAt?: string;
  };
  problem?: string;
  offline?: string;
  waiting: number;
  delivered: number;
  /** the log holds another event in their place */
  refused: number;
  /** in the log without their content, which is kept here */
  withheld: number;
  /** waiting events of enrolments that were signed out or replaced */
  left: number;
  forks: {
    id: string;
    at: string;
    kind: 'rollback' | 'other-root' | 'not-extended';
    from: 'collector' | 'pasted';
    seenSize: number;
    offeredSize: number;
    /** the log is refused because of it */
    stands: boolean;
  }[];
  /** restored backups this device lived through */
  epochs: { epoch: number; fromSize: number; at: string; again: number; seenSize: number }[];
}

/** `agrees` null: the two cannot be compared. */
export interface CompareAnswer {
  agrees: boolean | null;
  sentence: string;
  fork?: string;
}

export interface SavedPiece {
  lines: string[];
  batches: number;
  events: number;
  next: { identity: string; seq: number } | null;
}

/** What this device found of one entry of the log. `at` is the checkpoint it was proven against: what the log shows now, extending what this device saw before. */
export interface ProofAnswer {
  /** as the collector showed it: what the state is about */
  event: EvidenceEvent;
  leaf: Leaf;
  leafHash: string;
  /** `waits`: no checkpoint covers it yet */
  state: 'verified' | 'waits' | 'wrong';
  /** `holds`: the body is the one the leaf was made for; else why the collector showed none */
  body: 'holds' | 'erased' | 'refused' | 'changed';
  at: { epoch: number; size: number; root: string };
  /** what does not hold, where `state` is `wrong` */
  wrong?: { code: string; sentence: string };
}
