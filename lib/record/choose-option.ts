import { fold } from './ascii.ts';
import type { Attribute } from './attributes.ts';
import { countryCode, namesCountry } from './country.ts';
import { languageTests } from './language-words.ts';
import { statusOf } from './status-words.ts';

/** One choice of a select: what it shows and, where known, what it sends. A bare string is a shown word. */
export type SelectOption = string | { label: string; value?: string | undefined };

type Test = (text: string) => boolean;

/**
 * The place of the option that stands for a canonical value, or null. Exactly one option must fit, first by the very text, then with case and diacritics aside, then by
 * what the attribute knows (country codes and names, languages, status words, time zone ids); never a guess, never the nearest. `roles` is the profile's map from
 * canonical roles to this console's words: a role it names is looked for under that word only.
 */
export function chooseOption(
  attribute: Attribute,
  value: string,
  options: readonly SelectOption[],
  roles: Readonly<Record<string, string>> = {},
): number | null {
  const wanted = attribute === 'role' && Object.hasOwn(roles, value) ? (roles[value] as string) : value;
  if (wanted.trim() === '') return null;
  for (const fits of testsFor(attribute, wanted)) {
    const found = options.flatMap((option, at) => (textsOf(option).some(fits) ? at : []));
    const [first] = found;
    if (first === undefined) continue;
    // Some consoles list a choice twice (favourites on top): the same choice is still one.
    return found.every(
      (at) => textsOf(options[at] as SelectOption).join('\n') === textsOf(options[first] as SelectOption).join('\n'),
    )
      ? first
      : null;
  }
  return null;
}

function textsOf(option: SelectOption): string[] {
  return typeof option === 'string' ? [option] : [option.label, ...(option.value === undefined ? [] : [option.value])];
}

function testsFor(attribute: Attribute, wanted: string): Test[] {
  const exact = tidy(wanted);
  const bare = fold(exact);
  const long = fold(exact, 'long');
  const tests: Test[] = [
    (text) => tidy(text) === exact,
    (text) => fold(tidy(text)) === bare || fold(tidy(text), 'long') === long,
  ];
  if (attribute === 'country') {
    const code = countryCode(wanted);
    if (code) tests.push(namesCountry(code));
  }
  if (attribute === 'preferredLanguage') tests.push(...languageTests(wanted));
  if (attribute === 'active') {
    const status = statusOf(wanted);
    if (status !== undefined) tests.push((text) => statusOf(text) === status);
  }
  if (attribute === 'timezone')
    tests.push((text) => text.split(/[\s()[\],;]+/u).some((word) => word.toLowerCase() === exact.toLowerCase()));
  return tests;
}

function tidy(text: string): string {
  return text.normalize('NFC').trim().split(/\s+/u).join(' ');
}
