/** Whether a resource fits a filter (RFC 7644 §3.4.2.2). Of a multi-valued attribute one fitting value is enough. */
import type { Attribute } from './attribute.ts';
import type { Comparison, Filter, Scalar } from './filter.ts';
import { elementsAt, leafOf, type Resource, valuesAt } from './place.ts';

export function matches(resource: Resource, filter: Filter): boolean {
  switch (filter.is) {
    case 'and':
      return matches(resource, filter.left) && matches(resource, filter.right);
    case 'or':
      return matches(resource, filter.left) || matches(resource, filter.right);
    case 'not':
      return !matches(resource, filter.filter);
    case 'pr':
      return filter.place !== null && elementsAt(resource, filter.place).some(isPresent(filter.place.sub));
    case 'element':
      return elementsAt(resource, filter.place).some((one) => matches(one as Resource, filter.filter));
    case 'compare': {
      const { place, by, value } = filter;
      const leaf = place && leafOf(place);
      const values = place ? valuesAt(resource, place) : [];
      if (value === null) return (values.length === 0) === (by === 'eq');
      if (by === 'ne') return !leaf || !values.some((one) => compare(leaf, one, 'eq', value));
      return leaf !== null && values.some((one) => compare(leaf, one, by, value));
    }
  }
}

const isPresent =
  (sub: Attribute | undefined) =>
  (one: unknown): boolean => {
    const value = sub ? (one as Resource)[sub.name] : one;
    return value !== undefined && value !== null && value !== '';
  };

function compare(attribute: Attribute, actual: unknown, by: Comparison, wanted: Exclude<Scalar, null>): boolean {
  // Microsoft Entra asks for `primary eq "True"`.
  if (attribute.type === 'boolean') return actual === (String(wanted).toLowerCase() === 'true');
  if (attribute.type === 'dateTime') return ordered(Date.parse(String(actual)) - Date.parse(String(wanted)), by);
  const [a, b] = [comparable(attribute, actual), comparable(attribute, wanted)];
  switch (by) {
    case 'co':
      return a.includes(b);
    case 'sw':
      return a.startsWith(b);
    case 'ew':
      return a.endsWith(b);
    default:
      return ordered(a === b ? 0 : a < b ? -1 : 1, by);
  }
}

function ordered(difference: number, by: Comparison): boolean {
  switch (by) {
    case 'eq':
      return difference === 0;
    case 'gt':
      return difference > 0;
    case 'ge':
      return difference >= 0;
    case 'lt':
      return difference < 0;
    case 'le':
      return difference <= 0;
    default:
      return false;
  }
}

/** A value as text that compares as its attribute wants it. */
export function comparable(attribute: Attribute, value: unknown): string {
  const text = String(value).normalize('NFC');
  return attribute.caseExact ? text : text.toLowerCase();
}
