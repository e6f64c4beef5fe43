import { Refused } from '../errors.ts';
import type { Schema } from './attribute.ts';
import { named } from './attribute.ts';
import { type Filter, parseElement, readTokens } from './filter.ts';
import type { ResourceType } from './group-schema.ts';
import { findPlace, isSchema, type Place } from './place.ts';

/** What a PATCH operation is about: a whole extension, or a place, of a multi-valued attribute perhaps only the elements that fit. */
export type Path = { schema: Schema } | { text: string; place: Place; filter?: Filter };

/** Throws `Refused` 400 `scim.path` for a path that cannot be read or leads nowhere. */
export function findPath(type: ResourceType, text: string): Path {
  const open = text.indexOf('[');
  const name = (open < 0 ? text : text.slice(0, open)).trim();
  const found = findPlace(type, name);
  if (!found) throw new Refused('scim.path', { path: text, why: 'names no attribute this service knows' });
  if (open < 0) return isSchema(found) ? { schema: found } : { text, place: found };
  if (!isSchema(found) && found.attribute.ignored) return { text, place: found };
  if (isSchema(found) || !found.attribute.multiValued || found.sub)
    throw new Refused('scim.path', { path: text, why: 'has brackets where there is no list of values' });

  const reading = readTokens(text.slice(open + 1));
  const filter = parseElement(reading, found.attribute);
  const rest = reading.tokens.slice(reading.next).map((token) => token.text);
  if (rest.length === 0) return { text, place: found, filter };
  const sub = rest.length === 1 ? named(found.attribute.subAttributes ?? [], (rest[0] as string).slice(1)) : undefined;
  if (!sub || !rest[0]?.startsWith('.'))
    throw new Refused('scim.path', { path: text, why: 'goes on with something that is no part of the value' });
  return { text, place: { ...found, sub }, filter };
}
