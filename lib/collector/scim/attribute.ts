/** What RFC 7643 §7 says of an attribute, and how names and values find theirs: names without regard to case, values in the forms providers really send. */

export interface Attribute {
  name: string;
  type: 'string' | 'boolean' | 'complex' | 'dateTime' | 'reference';
  multiValued: boolean;
  description: string;
  required: boolean;
  caseExact: boolean;
  mutability: 'readWrite' | 'readOnly';
  returned: 'default' | 'always' | 'never';
  uniqueness: 'none' | 'server';
  /** accepted and left aside: the record has no place for it. Not part of the published schema. */
  ignored?: boolean;
  canonicalValues?: string[];
  referenceTypes?: string[];
  subAttributes?: Attribute[];
}

export interface Schema {
  id: string;
  name: string;
  description: string;
  attributes: Attribute[];
}

type Given = Partial<Omit<Attribute, 'name' | 'description' | 'subAttributes'>>;

/** A single text, unless `given` says otherwise. */
export function attribute(
  name: string,
  description: string,
  given: Given = {},
  subAttributes?: Attribute[],
): Attribute {
  return {
    name,
    type: subAttributes ? 'complex' : 'string',
    multiValued: false,
    description,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...given,
    ...(subAttributes ? { subAttributes } : {}),
  };
}

/** Attributes of RFC 7643 the record has no place for. */
export const ignoredAttributes = (...names: string[]): Attribute[] =>
  names.map((name) => attribute(name, 'Accepted and left aside.', { ignored: true, returned: 'never' }));

/** The attribute of this name, whatever its case. */
export const named = (attributes: readonly Attribute[], name: string): Attribute | undefined =>
  attributes.find((one) => one.name.toLowerCase() === name.toLowerCase());
