/** What the worker tells an overlay: only what it shows. No token, no record beyond the one account in view. */
import type { Verdict } from '../classify/described.ts';
import type { FormProfile, ProfileAction, ProfilePage, Reading } from '../consoles/profile.schema.ts';
import type { Attribute, ConsoleKind, Purpose } from '../record/attributes.ts';
import type { FormAttribute } from '../record/form-attributes.ts';
import type { Lesson } from '../record/lesson.schema.ts';
import type { Provenance } from '../record/provenance.ts';
import type { PageDrift } from './page-drift.ts';
import type { PageRequests } from './page-requests.ts';

export interface TicketRef {
  /** `<console id>:<number>`: what `ticket.bind` names */
  key: string;
  console: string;
  consoleLabel: string;
  number: string;
  subject: string;
  client?: string;
  url?: string;
}

export interface Choice {
  id: string;
  label: string;
  /** a second line: e-mail and employee number of a technician, domains of a client */
  hint?: string;
}

export interface ShownValue {
  attribute: Attribute;
  value: string;
  provenance: Provenance;
  /** the provenance as one readable sentence */
  why: string;
}

export interface FieldOutcome {
  key: string;
  attribute: FormAttribute;
  control: string;
  outcome: 'kept' | 'mismatch' | 'left' | 'refused' | 'restored';
  /** a sentence when it is not `kept` */
  why?: string;
  /** why it was left or refused, e.g. `field.occupied`, `field.missing` */
  code?: string;
}

export interface OverlayState {
  console: { id: string; label: string; kind: ConsoleKind };
  /** null: a configured console, but no page of its profile */
  page: { id: string; shows: ProfilePage['shows'] } | null;
  /** "this looks like a ticket, but …": set when required fields did not validate */
  doubt?: string;
  actor: { id: string; name: string };
  ticket: TicketRef | null;
  recent: TicketRef[];
  client:
    | { status: 'known'; id: string; name: string }
    | { status: 'ambiguous' | 'unknown'; named?: string; choices: Choice[] };
  subject:
    | { status: 'proposed' | 'chosen'; id: string; name: string; hint?: string; why?: string }
    | { status: 'ticket-person'; name: string; why: string }
    | { status: 'none'; why: string };
  proposals: Choice[];
  purpose: Purpose;
  purposes: Purpose[];
  account: ShownValue[];
  missing: { attribute: Attribute; why: string; mend: string }[];
  fill: { allowed: true } | { allowed: false; code: string; sentence: string };
  last: { intent: string; fields: FieldOutcome[]; undone: boolean } | null;
  drift?: PageDrift;
  /** requests for access that wait at this console and client */
  requests?: PageRequests;
  evidence: { waiting: number; sent: number; problem?: string };
  shortcut: string;
  dock: { side: 'right' | 'left' | 'bottom-right' | 'bottom-left'; open: boolean };
}

/** Answer to `visit`. */
export type VisitAnswer = { watch: false } | { watch: true; page: string | null; ready?: string };

/** Answer to `look`: one verdict for each control, in order. */
export interface LookAnswer {
  ok: true;
  verdicts: Verdict[];
}

/** Answer to `option`: the place of the one that stands for the value, null where none does or more than one. */
export interface OptionAnswer {
  ok: true;
  at: number | null;
}

/** Answer to `open`: the nonce for this document, the page's definition (data) and the state to show. */
export interface OpenAnswer {
  nonce: string;
  /** its form may be the one that answers the ticket it shows */
  page: (Omit<ProfilePage, 'form'> & { form?: FormProfile | undefined }) | null;
  params: Record<string, string>;
  tenant?: Reading;
  signedInAs?: Reading;
  actions: ProfileAction[];
  /** what people taught about this page; absent where nobody did */
  taught?: Lesson[];
  /** a round was opened here: what cannot be read is told, too */
  round?: true;
  state: OverlayState;
}

/** Answer to `fill.intend` once the intent is durable. */
export type FillAnswer =
  | {
      ok: true;
      intent: string;
      values: { key: string; attribute: FormAttribute; value: string }[];
      left: FieldOutcome[];
      state: OverlayState;
    }
  /** `asks`: the form holds another person, named so; it is filled once the person says that it is meant */
  | { ok: false; code: string; sentence: string; state: OverlayState; asks?: string };

/** Answer to `copy.intend` once its event is durable; `sentence` is for when the clipboard took it. */
export type CopyAnswer =
  | { ok: true; value: string; sentence: string; state: OverlayState }
  | { ok: false; code: string; sentence: string; state?: OverlayState };

/** Any other answer. */
export type Answer =
  | { ok: true; state: OverlayState; found?: Choice[] }
  | { ok: false; code: string; sentence: string };

/** Pushed by the worker to one tab. */
export type Push =
  | { type: 'state'; state: OverlayState }
  | { type: 'fill' }
  /** an asked round: look an account up by the console's own JSON (lib/page/read/lookup.ts) */
  | {
      type: 'lookup';
      page: ProfilePage;
      params: Record<string, string>;
      probe: string;
      tenant?: Reading;
      signedInAs?: Reading;
    }
  | { type: 'undo' }
  | { type: 'toggle' }
  | { type: 'revisit' };
