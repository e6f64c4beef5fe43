/** One operation of a PATCH at one place of a resource. */
import { isDeepStrictEqual } from 'node:util';
import { Refused } from '../errors.ts';
import type { Attribute } from './attribute.ts';
import type { Filter } from './filter.ts';
import { matches } from './matches.ts';
import type { Op, PlacePath } from './patch.ts';
import type { Resource } from './place.ts';
import { tidyValue } from './tidy.ts';

/** Changes `resource`. A value of nothing (`null`, `""`) removes. */
export function applyAt(resource: Resource, op: Op, path: PlacePath, said: unknown): void {
  const { extension, attribute } = path.place;
  if (extension) resource[extension.id] ??= {};
  const container = extension ? (resource[extension.id] as Resource) : resource;
  if (attribute.multiValued) {
    const before = (container[attribute.name] as Resource[] | undefined) ?? [];
    const after = path.filter ? atElements(before, op, path, path.filter, said) : atList(before, op, path, said);
    put(container, attribute.name, after.length > 0 ? after : null);
    return;
  }
  const { sub } = path.place;
  if (!sub) {
    put(container, attribute.name, single(container[attribute.name], op, attribute, said, path.text));
    return;
  }
  const inside = { ...(container[attribute.name] as Resource | undefined) };
  put(inside, sub.name, op === 'remove' ? null : tidyValue(sub, said, path.text));
  put(container, attribute.name, Object.keys(inside).length > 0 ? inside : null);
}

function put(container: Resource, name: string, value: unknown): void {
  if (value === null) delete container[name];
  else container[name] = value;
}

/** Of a complex value the parts that are not named stay, for `replace` too (RFC 7644 §3.5.2.3). */
function single(before: unknown, op: Op, attribute: Attribute, said: unknown, text: string): unknown {
  if (op === 'remove') return null;
  const value = tidyValue(attribute, said, text);
  if (attribute.type !== 'complex' || value === null) return value;
  return { ...(before as Resource | undefined), ...(value as Resource) };
}

/** The whole list: `emails`, `members`, or one part of all its elements (`emails.value`). */
function atList(before: Resource[], op: Op, { place: { attribute, sub }, text }: PlacePath, said: unknown): Resource[] {
  if (sub) {
    const value = op === 'remove' ? null : tidyValue(sub, said, text);
    if (before.length === 0) return value === null ? [] : [{ [sub.name]: value }];
    return before.map((one) => withPart(one, sub, value)).filter(holdsSomething);
  }
  const given = op === 'remove' && said === undefined ? null : (tidyValue(attribute, said, text) as Resource[] | null);
  if (op === 'replace') return given ?? [];
  if (op === 'add') return onePrimary(joined(before, given ?? []), given ?? []);
  // `remove` with a value takes away those (Microsoft Entra, of members); without one, all.
  if (!given) return [];
  const gone = new Set(given.map(keyOf));
  return before.filter((one) => !gone.has(keyOf(one)));
}

function atElements(before: Resource[], op: Op, path: PlacePath, filter: Filter, said: unknown): Resource[] {
  const { attribute, sub } = path.place;
  const chosen = new Set(before.filter((one) => matches(one, filter)));
  if (op === 'remove' && !sub) return before.filter((one) => !chosen.has(one));
  const value =
    op === 'remove' ? null : sub ? tidyValue(sub, said, path.text) : firstOf(tidyValue(attribute, said, path.text));
  const change = (one: Resource): Resource =>
    sub ? withPart(one, sub, value) : { ...one, ...(value as Resource | null) };
  if (chosen.size > 0) {
    const changed = before.map((one) => (chosen.has(one) ? change(one) : one));
    const touched = changed.filter((_, at) => chosen.has(before[at] as Resource));
    return onePrimary(changed.filter(holdsSomething), touched);
  }
  if (value === null) return before;
  const start = impliedBy(filter);
  // Both providers set `emails[type eq "work"].value` where there is no such e-mail yet.
  if (!start) throw new Refused('scim.noTarget', { path: path.text, why: 'fits none of the values there are' });
  const made = change(start);
  return onePrimary([...before, made], [made]);
}

const firstOf = (value: unknown): Resource | null => (Array.isArray(value) ? (value[0] as Resource) : null);

function withPart(one: Resource, part: Attribute, value: unknown): Resource {
  const { [part.name]: _, ...rest } = one;
  return value === null ? rest : { ...rest, [part.name]: value };
}

/** An e-mail without its address is none, whatever its type. */
const holdsSomething = (one: Resource): boolean =>
  Object.keys(one).some((name) => name !== 'type' && name !== 'primary');

/** The element a filter of `eq` and `and` describes, or null for any other. */
function impliedBy(filter: Filter): Resource | null {
  if (filter.is === 'and') {
    const [left, right] = [impliedBy(filter.left), impliedBy(filter.right)];
    return left && right && { ...left, ...right };
  }
  if (filter.is !== 'compare' || filter.by !== 'eq' || !filter.place || filter.value === null) return null;
  const { attribute } = filter.place;
  return { [attribute.name]: tidyValue(attribute, filter.value, attribute.name) };
}

/** What tells an element from the others: `value` where it has one. */
const keyOf = (one: Resource): string => (typeof one.value === 'string' ? one.value : JSON.stringify(one));

/** What is there already is not added again; of a value that is there with another type, both stay. */
function joined(before: Resource[], added: Resource[]): Resource[] {
  const there = Map.groupBy(before, keyOf);
  const fresh = added.filter((one) => {
    const same = there.get(keyOf(one)) ?? [];
    if (same.some((other) => isDeepStrictEqual(other, one) || typeIn(other) === typeIn(one))) return false;
    there.set(keyOf(one), [...same, one]);
    return true;
  });
  return [...before, ...fresh];
}

const typeIn = (one: Resource): unknown => one.type ?? '';

/** RFC 7644 §3.5.2: when a value becomes primary, the one that was is so no longer. */
function onePrimary(list: Resource[], touched: Resource[]): Resource[] {
  const first = touched.findLast((one) => one.primary === true);
  if (!first) return list;
  const { primary: _, ...plain } = first;
  const is = (one: Resource) =>
    one === first || isDeepStrictEqual({ ...one, primary: true }, { ...plain, primary: true });
  return list.map((one) => (one.primary === true || is(one) ? { ...one, primary: is(one) } : one));
}
