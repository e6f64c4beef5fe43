/** What a provider sent, under canonical names and with values of the right type. Unknown attributes and those we have no place for are left aside (RFC 7644 §3.3). */
import { Refused } from '../errors.ts';
import { type Attribute, named, type Schema } from './attribute.ts';
import type { ResourceType } from './group-schema.ts';
import type { Resource } from './place.ts';

/**
 * The resource of a POST or PUT. An attribute said to be nothing (`null`, `""`, `[]`) is null; one not said is absent. Throws `Refused` 400 `scim.value`.
 */
export function tidyResource(type: ResourceType, body: Record<string, unknown>): Resource {
  const [core, ...extensions] = type.schemas;
  const known = [...core.attributes, ...type.common];
  const resource = tidyObject(known, strip(body, type), '');
  for (const extension of extensions) {
    const said = under(body, extension);
    if (said === undefined) continue;
    const inside = said === null ? {} : tidyValue(whole(extension), said, extension.name);
    resource[extension.id] = inside ?? {};
  }
  return resource;
}

const whole = ({ name, attributes }: Schema): Attribute => ({
  ...{ name, type: 'complex', multiValued: false, description: '', required: false, caseExact: false },
  ...{ mutability: 'readWrite', returned: 'default', uniqueness: 'none', subAttributes: attributes },
});

/** Some providers write core attributes under the core schema's URN. */
function strip(body: Record<string, unknown>, { schemas: [core] }: ResourceType): Record<string, unknown> {
  const said = under(body, core);
  return said !== null && typeof said === 'object' ? { ...body, ...said } : body;
}

function under(body: Record<string, unknown>, { id }: Schema): unknown {
  const key = Object.keys(body).find((one) => one.toLowerCase() === id.toLowerCase());
  return key === undefined ? undefined : body[key];
}

function tidyObject(attributes: readonly Attribute[], value: object, where: string): Resource {
  const tidied: Resource = {};
  for (const [key, one] of Object.entries(value)) {
    const attribute = named(attributes, key);
    if (!attribute || attribute.ignored || attribute.mutability === 'readOnly') continue;
    const at = where ? `${where}.${attribute.name}` : attribute.name;
    if (Object.hasOwn(tidied, attribute.name)) refuse(at, 'is given twice');
    tidied[attribute.name] = tidyValue(attribute, one, at);
  }
  return tidied;
}

/** A value of the attribute's type, or null for nothing. `where` names it in a refusal. */
export function tidyValue(attribute: Attribute, value: unknown, where: string): unknown {
  if (!attribute.multiValued) return tidyOne(attribute, value, where);
  const list = Array.isArray(value) ? value : [value];
  const tidied = list.map((one) => tidyOne(attribute, one, where)).filter((one) => one !== null);
  if (tidied.filter((one) => (one as Resource).primary === true).length > 1)
    refuse(where, 'has more than one that is primary');
  return tidied.length > 0 ? tidied : null;
}

function tidyOne(attribute: Attribute, value: unknown, where: string): unknown {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return refuse(where, 'has one value, not a list');
  if (attribute.type === 'complex') return tidyComplex(attribute, value, where);
  if (typeof value === 'object') return refuse(where, 'is a simple value, not an object');
  if (attribute.type === 'boolean') {
    // Microsoft Entra sends "True" and "False".
    if (/^(true|false)$/i.test(String(value))) return String(value).toLowerCase() === 'true';
    return refuse(where, 'is true or false');
  }
  if (attribute.type === 'dateTime') {
    const moment = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(moment) ? refuse(where, 'is a date and time') : new Date(moment).toISOString();
  }
  return String(value).trim() || null;
}

function tidyComplex(attribute: Attribute, value: unknown, where: string): Resource | null {
  const parts = attribute.subAttributes ?? [];
  if (typeof value !== 'object') {
    // a manager or an e-mail address given by its value alone
    if (!named(parts, 'value')) refuse(where, 'is an object');
    return tidyComplex(attribute, { value }, where);
  }
  const said = Object.entries(tidyObject(parts, value as object, where)).filter(([, one]) => one !== null);
  return said.length > 0 ? Object.fromEntries(said) : null;
}

export function refuse(where: string, why: string): never {
  throw new Refused('scim.value', { where, why });
}
