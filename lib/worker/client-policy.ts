import type { FieldPolicies, KnownValue } from '../evidence/field-policy.ts';
import { ATTRIBUTES } from '../record/attributes.ts';
import { attributesOf } from '../record/attributes-of.ts';
import type { Technician } from '../record/record.schema.ts';
import type { Snapshot } from '../wire/api.schema.ts';
import type { Identity } from './database.ts';
import type { EventParts } from './record-event.ts';
import { cachedRecord } from './snapshot.ts';

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

/** Looked up anew for each event, by the client the event names, so that no caller can forget it. */
export async function clientPolicy(identity: Identity, { client, subject }: EventParts): Promise<ClientPolicy> {
  if (!client) return PLAIN;
  const record = await cachedRecord(identity);
  const found = record?.snapshot.clients.find((one) => one.id === client.id);
  if (!record || !found) return UNKNOWN;
  const policies = found.evidence?.fields ?? {};
  if (!subject || !('technician' in subject) || Object.keys(policies).length === 0) return { policies, known: [] };
  return { policies, known: knownOf(subject.technician, record.snapshot) };
}

/** Everything the record says of a technician that an address, a title or a label could repeat. */
function knownOf(id: string, { technicians, accounts }: Snapshot): KnownValue[] {
  const technician = technicians.find((one) => one.id === id);
  const names = accounts.filter((one) => one.technician === id).map(({ name }) => name);
  return [...(technician ? valuesOf(technician) : []), ...names.map((value) => ({ attribute: 'userName', value }))];
}

function valuesOf(technician: Technician): KnownValue[] {
  const chosen = Object.entries(attributesOf(technician)).map(([attribute, { value }]) => ({ attribute, value }));
  return [
    ...chosen,
    ...technician.emails.map(({ value }) => ({ attribute: 'email', value })),
    ...technician.phoneNumbers.map(({ value, type }) => ({ attribute: type === 'mobile' ? 'mobile' : 'phone', value })),
  ];
}
