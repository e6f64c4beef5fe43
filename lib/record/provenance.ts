import type { Attribute, ConsoleKind, Purpose } from './attributes.ts';

/**
 * Where a value came from, exact enough to derive it again (promise 6). One of:
 * the record's attribute as it stands · a client's naming rule over the record · the name allotted to the account · what a role template of the technician's grants in such
 * a console · an exception in force · the ticket (a client's own person).
 */
export type Provenance =
  | { from: 'record'; technician: string; version: number; path: string }
  | {
      from: 'rule';
      technician: string;
      version: number;
      client: string;
      clientVersion?: number;
      convention: number;
      purpose: Purpose;
      rule: string;
    }
  | { from: 'account'; account: string; version: number }
  | {
      from: 'template';
      template: string;
      version: number;
      /** who has the template, by which version of the record */
      technician: string;
      technicianVersion: number;
      /** the place the grant was looked up for; `client` is whose account it is */
      kind: ConsoleKind;
      client: string;
      purpose: Purpose;
    }
  | { from: 'exception'; exception: string; version: number }
  | { from: 'ticket'; console: string; number: string; field: string };

export interface Derived {
  attribute: Attribute;
  value: string;
  provenance: Provenance;
}

/** An attribute that could not be derived: why, in a sentence, and who can mend it. */
export interface Missing {
  attribute: Attribute;
  why: string;
  mend: string;
}
