/** PATCH (RFC 7644 §3.5.2), in the shapes Microsoft Entra and Okta really send: any case of `op`, objects without a path whose keys are paths themselves. */
import { Refused } from '../errors.ts';
import type { Attribute } from './attribute.ts';
import type { ResourceType } from './group-schema.ts';
import { applyAt } from './patch-place.ts';
import { findPath, type Path } from './path.ts';
import { findPlace, isSchema, type Resource } from './place.ts';

export type Op = 'add' | 'replace' | 'remove';

/** The resource after all operations, one after the other; `resource` itself stays as it is. Throws `Refused` 400 with nothing done. */
export function patchResource(type: ResourceType, resource: Resource, body: Record<string, unknown>): Resource {
  const patched = structuredClone(resource);
  for (const { op, path, value } of operationsOf(body)) {
    if (path !== undefined) apply(type, patched, op, path, value);
    else if (op === 'remove')
      throw new Refused('scim.noTarget', { path: '', why: 'says nothing: name what to remove' });
    else applyObject(type, patched, op, value);
  }
  return patched;
}

interface Operation {
  op: Op;
  path?: string;
  value: unknown;
}

function operationsOf(body: Record<string, unknown>): Operation[] {
  const list = member(body, 'operations');
  if (!Array.isArray(list) || list.length === 0)
    throw new Refused('scim.syntax', { why: '“Operations” is a list of at least one operation' });
  return list.map((one: unknown) => {
    if (one === null || typeof one !== 'object') throw new Refused('scim.syntax', { why: 'an operation is an object' });
    const op = String(member(one, 'op') ?? '').toLowerCase();
    if (op !== 'add' && op !== 'replace' && op !== 'remove')
      throw new Refused('scim.syntax', { why: '“op” is add, replace or remove' });
    const path = member(one, 'path');
    if (path !== undefined && path !== null && typeof path !== 'string')
      throw new Refused('scim.path', { path: '', why: 'is a text' });
    return { op, ...(path ? { path } : {}), value: member(one, 'value') };
  });
}

function member(object: object, name: string): unknown {
  return Object.entries(object).find(([key]) => key.toLowerCase() === name)?.[1];
}

/** Without a path the value's keys say where. What the service makes itself (`id`, `meta`, `schemas`) is often sent along, and what is unknown: both are left aside. */
function applyObject(type: ResourceType, resource: Resource, op: Op, value: unknown, prefix = ''): void {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new Refused('scim.value', { where: 'value', why: 'is an object where there is no path' });
  for (const [key, inner] of Object.entries(value)) {
    const name = `${prefix}${key}`;
    const found = key.includes('[') ? undefined : findPlace(type, name);
    if (found && isSchema(found)) applyObject(type, resource, op, inner, `${found.id}:`);
    else if (found ? mayChange(found.attribute, found.sub) : key.includes('[')) apply(type, resource, op, name, inner);
  }
}

function apply(type: ResourceType, resource: Resource, op: Op, text: string, value: unknown): void {
  const path = findPath(type, text);
  if ('schema' in path) {
    if (op === 'remove') delete resource[path.schema.id];
    else applyObject(type, resource, op, value, `${path.schema.id}:`);
    return;
  }
  const { attribute, sub } = path.place;
  if (attribute.ignored || sub?.ignored) return;
  if (!mayChange(attribute, sub)) throw new Refused('scim.mutability', { attribute: text });
  applyAt(resource, op, path, value);
}

const mayChange = (attribute: Attribute, sub: Attribute | undefined): boolean =>
  attribute.mutability !== 'readOnly' && sub?.mutability !== 'readOnly';

export type PlacePath = Exclude<Path, { schema: unknown }>;
