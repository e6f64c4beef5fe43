/** Filters of RFC 7644 §3.4.2.2, and paths of §3.5.2, which share their grammar. */
import { Refused } from '../errors.ts';
import { type Attribute, named } from './attribute.ts';
import type { ResourceType } from './group-schema.ts';
import { findPlace, isSchema, leafOf, type Place } from './place.ts';

const COMPARISONS = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof COMPARISONS)[number];
export type Scalar = string | number | boolean | null;

/** `place` null: an attribute nobody has, which never has a value. */
export type Filter =
  | { is: 'and' | 'or'; left: Filter; right: Filter }
  | { is: 'not'; filter: Filter }
  | { is: 'pr'; place: Place | null }
  | { is: 'compare'; by: Comparison; place: Place | null; value: Scalar }
  /** one element of a multi-valued attribute fits the whole of `filter` */
  | { is: 'element'; place: Place; filter: Filter };

interface Token {
  text: string;
  at: number;
}
export interface Reading {
  tokens: Token[];
  next: number;
  depth: number;
  end: number;
}
type Find = (name: string) => Place | null;

const LONGEST = 8192;
const DEEPEST = 30;

/** Throws `Refused` 400 `scim.filter` with the place where it cannot be read. */
export function parseFilter(type: ResourceType, text: string): Filter {
  const reading = readTokens(text);
  const filter = either(reading, (name) => place(type, name));
  if (reading.next < reading.tokens.length) wrong(reading, '“and” or “or” is expected');
  return filter;
}

/** The filter between brackets behind a multi-valued attribute; leaves `reading` behind the closing one. */
export function parseElement(reading: Reading, attribute: Attribute): Filter {
  const filter = either(reading, (name) => {
    const found = named(attribute.subAttributes ?? [], name);
    return found ? { extension: undefined, attribute: found, sub: undefined } : null;
  });
  expect(reading, ']');
  return filter;
}

export function readTokens(text: string): Reading {
  if (text.length > LONGEST) throw new Refused('scim.filter', { at: LONGEST, why: 'it is too long' });
  const tokens: Token[] = [];
  const token = /\s*(?:[()[\]]|"(?:[^"\\]|\\.)*"|[^\s()[\]"]+)/y;
  const end = text.trimEnd().length;
  while (token.lastIndex < end) {
    const from = token.lastIndex;
    const found = token.exec(text)?.[0];
    if (found === undefined) throw new Refused('scim.filter', { at: from + 1, why: 'a quotation mark is missing' });
    tokens.push({ text: found.trim(), at: token.lastIndex - found.trimStart().length + 1 });
  }
  return { tokens, next: 0, depth: 0, end: end + 1 };
}

function either(reading: Reading, find: Find): Filter {
  if (++reading.depth > DEEPEST) wrong(reading, 'it is nested too deep');
  let left = both(reading, find);
  while (takes(reading, 'or')) left = { is: 'or', left, right: both(reading, find) };
  reading.depth--;
  return left;
}

function both(reading: Reading, find: Find): Filter {
  let left = single(reading, find);
  while (takes(reading, 'and')) left = { is: 'and', left, right: single(reading, find) };
  return left;
}

function single(reading: Reading, find: Find): Filter {
  if (takes(reading, '(')) {
    const inner = either(reading, find);
    expect(reading, ')');
    return inner;
  }
  if (peek(reading)?.toLowerCase() === 'not' && reading.tokens[reading.next + 1]?.text === '(') {
    reading.next += 2;
    const filter = either(reading, find);
    expect(reading, ')');
    return { is: 'not', filter };
  }
  const name = peek(reading);
  if (!name || !/^[a-z$]/i.test(name)) wrong(reading, 'the name of an attribute is expected');
  reading.next++;
  const found = find(name);
  if (takes(reading, '[')) {
    if (!found?.attribute.multiValued || found.sub) wrong(reading, 'only a multi-valued attribute has brackets', 1);
    return ofElements(reading, found);
  }
  return comparison(reading, found);
}

/** The standard ends at the bracket; Microsoft Entra goes on: `emails[type eq "work"].value eq "…"`. */
function ofElements(reading: Reading, place: Place): Filter {
  const filter = parseElement(reading, place.attribute);
  const rest = peek(reading);
  if (!rest?.startsWith('.')) return { is: 'element', place, filter };
  const sub = named(place.attribute.subAttributes ?? [], rest.slice(1));
  reading.next++;
  const right = comparison(reading, sub ? { extension: undefined, attribute: sub, sub: undefined } : null);
  return { is: 'element', place, filter: { is: 'and', left: filter, right } };
}

function comparison(reading: Reading, found: Place | null): Filter {
  const by = peek(reading)?.toLowerCase();
  if (by === 'pr') {
    reading.next++;
    return { is: 'pr', place: found };
  }
  if (!COMPARISONS.includes(by as Comparison)) wrong(reading, `one of pr ${COMPARISONS.join(' ')} is expected`);
  reading.next++;
  const value = scalar(reading);
  const boolean = typeof value === 'boolean' || (found && leafOf(found).type === 'boolean');
  if (boolean && by !== 'eq' && by !== 'ne') wrong(reading, 'what is true or false has no order and no parts', 1);
  return { is: 'compare', by: by as Comparison, place: found, value };
}

function scalar(reading: Reading): Scalar {
  const text = peek(reading);
  if (text === undefined) wrong(reading, 'a value is expected');
  reading.next++;
  const literal = /^(true|false|null)$/i.test(text) ? text.toLowerCase() : text;
  try {
    const value: unknown = JSON.parse(literal);
    const nul = typeof value === 'string' && value.includes('\0');
    if (!nul && (value === null || typeof value !== 'object')) return value as Scalar;
  } catch {
    // said below
  }
  return wrong(reading, 'a value is in quotation marks, a number, true, false or null', 1);
}

const peek = ({ tokens, next }: Reading): string | undefined => tokens[next]?.text;

function takes(reading: Reading, word: string): boolean {
  const there = peek(reading)?.toLowerCase() === word;
  if (there) reading.next++;
  return there;
}

function expect(reading: Reading, sign: string): void {
  if (!takes(reading, sign)) wrong(reading, `“${sign}” is expected`);
}

function wrong({ tokens, next, end }: Reading, why: string, back = 0): never {
  throw new Refused('scim.filter', { at: tokens[next - back]?.at ?? end, why });
}

function place(type: ResourceType, name: string): Place | null {
  const found = findPlace(type, name);
  return found && !isSchema(found) ? found : null;
}
