/** Answers to the extension's own pages. */

import type { z } from 'zod';
import type { Profile } from '../consoles/profile.schema.ts';
import type { EventBody } from '../evidence/event.schema.ts';
import type { Account, Client, Console, Role, Technician } from '../record/record.schema.ts';
import type { coverSchema } from './api.schema.ts';
import type { OverlayState, TicketRef } from './state.ts';

export type Cover = z.infer<typeof coverSchema>;

export type Failure = { ok: false; code: string; sentence: string };

/**
 * What each own message is answered with, or a `Failure`: `own.tab` TabStatus · `own.status` DeviceStatus · `own.record` RecordAnswer · `own.events` LoggedEvent[] ·
 * `own.enrol` {ok, technician, name} · `own.cover` {ok, until} · `own.covers` Cover[] · `own.code` {ok, code, expires} · all others {ok: true}.
 */
export type OwnAnswer<T> = T | Failure;

/** Why the popup has something, or nothing, to do on a tab; each has one button. */
export type TabStatus =
  | { is: 'not-enrolled' }
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
  /** other technicians enrolled in this browser profile */
  others: { id: string; name: string }[];
  device?: string;
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

export interface RecordAnswer {
  technicians: Technician[];
  clients: Client[];
  consoles: Console[];
  accounts: Account[];
  profiles: Pick<Profile, 'id' | 'label' | 'kind' | 'hosts' | 'checked'>[];
  roles: Role[];
}

export interface LoggedEvent {
  seq: number;
  state: 'waiting' | 'delivered' | 'refused';
  index?: number;
  body: EventBody;
}
