import type { Grant } from '../../lib/record/access.schema.ts';
import { ENTERPRISE_URN as ENTERPRISE } from '../../lib/record/enterprise.ts';
import { attributeWords, fieldWords, optionsText as t } from '../text.ts';
import { grantLine, grantPlace } from './template/grant-line.ts';

/** A value of the record in one short line. */
export function plain(value: unknown): string {
  if (value === undefined || value === null || value === '') return t.nothing;
  if (Array.isArray(value)) return value.length ? value.map(plain).join(', ') : t.nothing;
  if (typeof value === 'object') {
    const held = value as Record<string, unknown>;
    if (isGrant(held)) return `${grantPlace(held, (_, id = '') => id)}: ${grantLine(held)}`;
    if (typeof held.value === 'string') return `“${held.value}”`;
    return Object.entries(held)
      .filter(([key]) => key !== 'version')
      .map(([key, inner]) => `${key} ${plain(inner)}`)
      .join(', ');
  }
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  return `“${String(value)}”`;
}

const isGrant = (held: Record<string, unknown>): held is Grant & Record<string, unknown> =>
  'kind' in held && 'purpose' in held && Array.isArray(held.groups);

/** What a person reads for a part of an object, by its path: `name.familyName` → Family name. */
export function partWord(path: string): string {
  const known = (attributeWords as Record<string, string>)[path] ?? fieldWords[path];
  if (known) return known;
  const [head = '', ...rest] = path.replace(`${ENTERPRISE}.`, '').split('.');
  const word = fieldWords[head] ?? head;
  return rest.length > 0 ? `${word}: ${rest.map((part) => fieldWords[part] ?? part).join(' ')}` : word;
}
