/** A value as it was seen, against one the record has: also where only its digest was kept. */
import type { Circumstances } from './judge.ts';
import type { Observable } from './observable.ts';
import type { SeenValue } from './observation.ts';
import { type Comparison, compareValues } from './same/compare-values.ts';
import { activeOf, mfaOf } from './same/state-words.ts';

/** A digest that is of no usual form of the value tells nothing: the console may only write it otherwise. */
export function compareSeen(
  attribute: Observable,
  recorded: string,
  seen: SeenValue,
  { isDigestOf, roles }: Pick<Circumstances, 'isDigestOf' | 'roles'>,
  nickName?: string,
): Comparison {
  if (seen.value !== null) return compareValues(attribute, recorded, seen.value, { roles, nickName });
  if (seen.policy !== 'digest' || seen.digest === undefined || seen.entry === undefined || !isDigestOf)
    return 'unknown';
  const { digest, entry } = seen;
  const is = (text: string) => isDigestOf(digest, entry, text) === true;
  const read = attribute === 'active' ? activeOf : attribute === 'mfa' ? mfaOf : undefined;
  if (!read) return formsOf(recorded).some(is) ? 'same' : 'unknown';
  const word = WORDS.find(is);
  return word === undefined ? 'unknown' : read(word) === read(recorded) ? 'same' : 'different';
}

/** Few enough to try all of them. */
const WORDS = [
  'true',
  'false',
  'active',
  'inactive',
  'enabled',
  'disabled',
  'on',
  'off',
  'yes',
  'no',
  '1',
  '0',
].flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()]);

function formsOf(text: string): string[] {
  const tidy = text.trim().replace(/\s+/g, ' ');
  const words = tidy.split(' ');
  const [last = ''] = words.slice(-1);
  const turned =
    words.length > 1 ? [`${last}, ${words.slice(0, -1).join(' ')}`, `${last} ${words.slice(0, -1).join(' ')}`] : [];
  const forms = [
    tidy,
    tidy.toLowerCase(),
    tidy.toUpperCase(),
    tidy.normalize('NFD'),
    tidy.replace(/[\s()./-]/g, ''),
    ...turned,
  ];
  return [...new Set([text, ...forms.map((one) => one.normalize('NFC')), ...forms])];
}
