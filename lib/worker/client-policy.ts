import type { FieldPolicies, KnownValue } from '../evidence/field-policy.ts';
import { ATTRIBUTES } from '../record/attributes.ts';
import type { Identity } from './database.ts';
import { clientPart, hasPolicy, type KnownPart, type PoliciesPart, technicianPart } from './policy-parts.ts';
import type { EventParts } from './record-event.ts';
import { openPart } from './sealed-cache.ts';

/** What an event's client lets the log say, and the values of its subject that may stand in it. */
export interface ClientPolicy {
  policies: FieldPolicies;
  known: KnownValue[];
}

const PLAIN: ClientPolicy = { policies: {}, known: [] };
/** A client whose record is not here any more (signed out, or no longer served) may have wanted any value kept out. */
const UNKNOWN: ClientPolicy = {
  policies: Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, 'digest'])),
  known: [],
};

/**
 * Looked up anew for each event, by the client the event names, so that no caller can forget it. Opens only the part of the record that holds this client's policy and,
 * where it has one, the part that holds this subject: never the record.
 */
export async function clientPolicy(identity: Identity, { client, subject }: EventParts): Promise<ClientPolicy> {
  if (!client) return PLAIN;
  const policies = ownEntry(await openPart<PoliciesPart>(identity, clientPart(client.id)), client.id);
  if (!policies) return UNKNOWN;
  if (!subject || !('technician' in subject) || !hasPolicy(policies)) return { policies, known: [] };
  const id = subject.technician;
  return { policies, known: ownEntry(await openPart<KnownPart>(identity, technicianPart(id)), id) ?? [] };
}

function ownEntry<T>(part: Record<string, T> | null, id: string): T | undefined {
  return part && Object.hasOwn(part, id) ? part[id] : undefined;
}
