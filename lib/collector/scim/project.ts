/** `attributes` and `excludedAttributes` (RFC 7644 §3.9), and `sortBy` (§3.4.2.3). */
import type { ResourceType } from './group-schema.ts';
import { comparable } from './matches.ts';
import { findPlace, isSchema, leafOf, type Place, type Resource, valuesAt } from './place.ts';

export interface Projection {
  attributes: string[];
  excluded: string[];
}

const ALWAYS = ['schemas', 'id'];

/** Only what was asked for, without what was not wanted; ids and schemas always. Names nobody knows ask for nothing. */
export function project(type: ResourceType, resource: Resource, { attributes, excluded }: Projection): Resource {
  if (attributes.length > 0) {
    const kept: Resource = Object.fromEntries(ALWAYS.map((key) => [key, resource[key]]));
    for (const name of attributes) copy(type, resource, kept, name);
    return kept;
  }
  if (excluded.length === 0) return resource;
  const left = { ...resource };
  for (const name of excluded) leaveOut(type, left, name);
  return left;
}

/** Whether anything of this attribute is wanted: what is costly to read is not read for nothing. */
export function wants({ attributes, excluded }: Projection, name: string): boolean {
  const is = (one: string) => one.toLowerCase().split(/[.:]/).includes(name.toLowerCase());
  return attributes.length > 0 ? attributes.some(is) : !excluded.some((one) => is(one) && !one.includes('.$'));
}

function copy(type: ResourceType, from: Resource, to: Resource, name: string): void {
  const found = findPlace(type, name);
  if (!found) return;
  if (isSchema(found)) {
    if (from[found.id] !== undefined) to[found.id] = from[found.id];
    return;
  }
  const { extension, attribute, sub } = found;
  const source = (extension ? from[extension.id] : from) as Resource | undefined;
  const value = source?.[attribute.name];
  if (value === undefined) return;
  if (extension) to[extension.id] ??= {};
  const target = extension ? (to[extension.id] as Resource) : to;
  target[attribute.name] = sub ? onlyPart(value, sub.name, target[attribute.name]) : value;
}

function onlyPart(value: unknown, name: string, there: unknown): unknown {
  const part = (one: unknown, known: unknown): Resource => ({
    ...(known as Resource | undefined),
    ...((one as Resource)[name] === undefined ? {} : { [name]: (one as Resource)[name] }),
  });
  if (Array.isArray(value)) return value.map((one, at) => part(one, (there as unknown[] | undefined)?.[at]));
  return part(value, there);
}

function leaveOut(type: ResourceType, resource: Resource, name: string): void {
  const found = findPlace(type, name);
  if (!found) return;
  if (isSchema(found)) {
    delete resource[found.id];
    return;
  }
  const { extension, attribute, sub } = found;
  if (ALWAYS.includes(attribute.name)) return;
  if (extension && resource[extension.id] === undefined) return;
  const target = extension ? { ...(resource[extension.id] as Resource) } : resource;
  if (extension) resource[extension.id] = target;
  const value = target[attribute.name];
  const less = ({ [sub?.name ?? '']: _, ...rest }: Resource): Resource => rest;
  if (!sub || value === undefined) delete target[attribute.name];
  else target[attribute.name] = Array.isArray(value) ? value.map(less) : less(value as Resource);
}

/** Sorted by the place's value, of several by the primary or first one; resources without one come last. */
export function sortBy(resources: Resource[], place: Place, descending: boolean): Resource[] {
  const leaf = leafOf(place);
  const keyed = resources.map((resource) => {
    const value = primaryOf(resource, place);
    return { resource, key: value === undefined ? undefined : comparable(leaf, value) };
  });
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined) return Number(a.key === undefined) - Number(b.key === undefined);
    const order = a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    return descending ? -order : order;
  });
  return keyed.map(({ resource }) => resource);
}

function primaryOf(resource: Resource, place: Place): unknown {
  if (!place.attribute.multiValued || place.attribute.type !== 'complex') return valuesAt(resource, place)[0];
  const inside = (place.extension ? resource[place.extension.id] : resource) as Resource | undefined;
  const list = (inside?.[place.attribute.name] ?? []) as Resource[];
  const one = list.find(({ primary }) => primary === true) ?? list[0];
  return one?.[leafOf(place).name];
}
