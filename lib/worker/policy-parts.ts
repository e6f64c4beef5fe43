/** What events need of the record, in small parts: an event of one client about one person looks at two of them, however many there are. Pure. */
import type { FieldPolicies, KnownValue } from '../evidence/field-policy.ts';
import { attributesOf } from '../record/attributes-of.ts';
import type { Technician } from '../record/record.schema.ts';
import type { Snapshot } from '../wire/api.schema.ts';

/** client id → what it lets the log say of each attribute */
export type PoliciesPart = Record<string, FieldPolicies>;
/** technician id → everything the record says of them that an address, a title or a label could repeat */
export type KnownPart = Record<string, KnownValue[]>;

/** So many parts of each kind at most: of 10,000 technicians about 40 share one. */
const PARTS = 256;

export const clientPart = (id: string): string => `clients:${numberOf(id)}`;
export const technicianPart = (id: string): string => `technicians:${numberOf(id)}`;

/** The parts of a record, by name. Where no client has a policy, what is known of people is not needed and not kept. */
export function policyParts({ clients, technicians, accounts }: Snapshot): Map<string, PoliciesPart | KnownPart> {
  const parts = new Map<string, PoliciesPart | KnownPart>();
  const add = (part: string, id: string, said: FieldPolicies | KnownValue[]) =>
    parts.set(part, Object.assign(parts.get(part) ?? {}, { [id]: said }));
  for (const { id, evidence } of clients) add(clientPart(id), id, evidence?.fields ?? {});
  if (!clients.some(({ evidence }) => hasPolicy(evidence?.fields ?? {}))) return parts;
  const names = Map.groupBy(accounts, ({ technician }) => technician);
  for (const technician of technicians) {
    const named = (names.get(technician.id) ?? []).map(({ name }) => ({ attribute: 'userName', value: name }));
    add(technicianPart(technician.id), technician.id, [...valuesOf(technician), ...named]);
  }
  return parts;
}

export function hasPolicy(fields: FieldPolicies): boolean {
  return Object.keys(fields).length > 0;
}

/** FNV-1a over UTF-16 units: spreads ids evenly, whoever made them. */
function numberOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % PARTS;
}

function valuesOf(technician: Technician): KnownValue[] {
  const chosen = Object.entries(attributesOf(technician)).map(([attribute, { value }]) => ({ attribute, value }));
  return [
    ...chosen,
    ...technician.emails.map(({ value }) => ({ attribute: 'email', value })),
    ...technician.phoneNumbers.map(({ value, type }) => ({ attribute: type === 'mobile' ? 'mobile' : 'phone', value })),
  ];
}
