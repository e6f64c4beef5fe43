import { fold } from './ascii.ts';

type Test = (text: string) => boolean;

/**
 * Tests by which an option names a language (BCP 47), the closest first: the same tag (`cs_CZ`), the tag's name in English or in itself, then the language alone by tag
 * and name. Another region's variant never fits. Empty when `tag` is no language tag.
 */
export function languageTests(tag: string): Test[] {
  const locale = localeOf(tag);
  if (!locale) return [];
  const whole = tagOf(locale.toString());
  const alone = tagOf(locale.language);
  const sameTag =
    (wanted: string): Test =>
    (text) =>
      tagOf(text) === wanted;
  const sameName = (of: string): Test => {
    const names = new Set(['en', locale.language].map((language) => fold(nameIn(language, of) ?? '')));
    names.delete('');
    return (text) => names.has(fold(text.trim()));
  };
  return [sameTag(whole), sameName(locale.toString()), sameTag(alone), sameName(locale.language)];
}

function localeOf(tag: string): Intl.Locale | undefined {
  const wanted = tag.trim().replaceAll('_', '-');
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(wanted)) return undefined;
  try {
    return new Intl.Locale(wanted);
  } catch {
    // A tag that only looks like one (`de-x`): RangeError, and no language.
    return undefined;
  }
}

function tagOf(text: string): string {
  return text.trim().replaceAll('_', '-').toLowerCase();
}

function nameIn(language: string, of: string): string | undefined {
  return new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(of);
}
