/** Where in a resource a name leads: `userName`, `name.familyName`, `urn:…:User:department`, in any case, with or without the schema before it. */
import { type Attribute, named, type Schema } from './attribute.ts';
import type { ResourceType } from './group-schema.ts';

/** A resource as JSON, its attributes under their canonical names, extensions under their URN. */
export type Resource = Record<string, unknown>;

export interface Place {
  /** the extension it lies in; undefined: the resource itself */
  extension: Schema | undefined;
  attribute: Attribute;
  sub: Attribute | undefined;
}

/** A whole extension, a place, or undefined where there is none. */
export function findPlace(type: ResourceType, name: string): Place | Schema | undefined {
  const lower = name.toLowerCase();
  const [core] = type.schemas;
  for (const schema of type.schemas) {
    const urn = schema.id.toLowerCase();
    if (!lower.startsWith(urn)) continue;
    const rest = name.slice(urn.length);
    if (rest === '') return schema;
    if (rest.startsWith(':') || rest.startsWith('.'))
      return within(schema.attributes, rest.slice(1), schema === core ? undefined : schema);
  }
  return within([...core.attributes, ...type.common], name, undefined);
}

function within(attributes: readonly Attribute[], path: string, extension: Schema | undefined): Place | undefined {
  const [first = '', second, ...more] = path.split('.');
  const attribute = named(attributes, first);
  if (!attribute || more.length > 0) return undefined;
  if (second === undefined) return { extension, attribute, sub: undefined };
  // Nobody knows the parts of what is left aside, so any name will do.
  const sub = attribute.ignored ? attribute : named(attribute.subAttributes ?? [], second);
  return sub && { extension, attribute, sub };
}

export const isSchema = (found: Place | Schema): found is Schema => 'attributes' in found;

/** What a comparison looks at: the part named, else a complex attribute's `value`. */
export function leafOf({ attribute, sub }: Pick<Place, 'attribute' | 'sub'>): Attribute {
  return sub ?? named(attribute.subAttributes ?? [], 'value') ?? attribute;
}

/** The values at an attribute, each element of a multi-valued one. */
export function elementsAt(resource: Resource, { extension, attribute }: Place): unknown[] {
  const inside = (extension ? resource[extension.id] : resource) as Resource | undefined;
  const value = inside?.[attribute.name];
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The values a comparison or a sort looks at. */
export function valuesAt(resource: Resource, place: Place): unknown[] {
  const leaf = leafOf(place);
  if (leaf === place.attribute) return elementsAt(resource, place);
  return elementsAt(resource, place).flatMap((one) => (one as Resource)[leaf.name] ?? []);
}
