/** What a list is asked for (RFC 7644 §3.4.2 and §3.4.3), from the address or from a search message. */
import { Refused } from '../errors.ts';
import { type Filter, parseFilter } from './filter.ts';
import type { ResourceType } from './group-schema.ts';
import { findPlace, isSchema, type Place } from './place.ts';
import type { Projection } from './project.ts';
import { refuse } from './tidy.ts';

export interface ListQuery {
  filter: Filter | undefined;
  sort: { place: Place; descending: boolean } | undefined;
  /** from 1 */
  startIndex: number;
  count: number;
  projection: Projection;
}

const USUAL = 100;
export const MOST = 1000;

/** `read` gives what stands under a name. Throws `Refused` 400. */
export function listQuery(type: ResourceType, read: (name: string) => unknown): ListQuery {
  const filter = textAt(read, 'filter');
  return {
    filter: filter === undefined ? undefined : parseFilter(type, filter),
    sort: sortOf(type, textAt(read, 'sortBy'), textAt(read, 'sortOrder')),
    startIndex: Math.max(1, numberAt(read, 'startIndex') ?? 1),
    count: Math.min(MOST, Math.max(0, numberAt(read, 'count') ?? USUAL)),
    projection: projectionOf(read),
  };
}

export function projectionOf(read: (name: string) => unknown): Projection {
  return { attributes: namesAt(read, 'attributes'), excluded: namesAt(read, 'excludedAttributes') };
}

function sortOf(type: ResourceType, by: string | undefined, order: string | undefined): ListQuery['sort'] {
  if (by === undefined) return undefined;
  const place = findPlace(type, by);
  if (!place || isSchema(place)) throw new Refused('scim.path', { path: by, why: 'names nothing to sort by' });
  return { place, descending: order?.toLowerCase() === 'descending' };
}

function textAt(read: (name: string) => unknown, name: string): string | undefined {
  const value = read(name);
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'string' ? value : refuse(name, 'is a text');
}

function numberAt(read: (name: string) => unknown, name: string): number | undefined {
  const value = read(name);
  if (value === undefined || value === null || value === '') return undefined;
  if (!/^[+-]?\d{1,15}$/.test(String(value))) refuse(name, 'is a whole number');
  return Number(value);
}

function namesAt(read: (name: string) => unknown, name: string): string[] {
  const value = read(name);
  const list = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? value.split(',') : [];
  return list.map((one) => one.trim()).filter(Boolean);
}
