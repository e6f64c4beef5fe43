import type { Reading, ReadingRule } from '../../consoles/profile.schema.ts';
import { attributeOf } from '../native.ts';
import type { Root } from '../roots.ts';
import { find, titleOf } from './dom.ts';
import { dig, type FetchJson } from './json.ts';
import { besideLabel } from './label.ts';
import { isSecret, LONGEST_MATCHED, LONGEST_VALUE, shownBy, tidy } from './text.ts';

/** What the values of one record are read from. */
export interface Source {
  scope: Root;
  /** captures of the address, and `base` */
  params: Record<string, string>;
  /** what was read before, for `{field}` */
  fields: Record<string, string>;
  /** the page's own JSON path, as declared */
  json?: string | undefined;
  ask: FetchJson;
}

/** The value of the first rule that gives one which fits, or undefined. Throws for a rule that is no valid selector or pattern. */
export async function readValue(reading: Reading, source: Source): Promise<string | undefined> {
  for (const rule of rulesOf(reading)) {
    const raw = await rawOf(rule, source);
    const text = fitting(rule, raw);
    if (text !== undefined) return ours(rule, text);
  }
  return undefined;
}

/** The same for what an account's page shows: '' where the page has the value's place and nothing in it, undefined where it does not show it. */
export async function readShown(reading: Reading, source: Source): Promise<string | undefined> {
  let empty = false;
  for (const rule of rulesOf(reading)) {
    const raw = await rawOf(rule, source);
    const text = fitting(rule, raw);
    if (text !== undefined) return ours(rule, text) ?? '';
    empty ||= raw !== undefined && tidy(raw, LONGEST_MATCHED) === '';
  }
  return empty ? '' : undefined;
}

/** The same at this very moment, by the rules that need no answer of the console: what an action is about, before the page reacts to the press. */
export function readNow(reading: Reading, source: Pick<Source, 'scope' | 'params'>): string | undefined {
  for (const rule of rulesOf(reading)) {
    const text = rule.json === undefined ? fitting(rule, rawNow(rule, source)) : undefined;
    if (text !== undefined) return ours(rule, text);
  }
  return undefined;
}

function rulesOf(reading: Reading): ReadingRule[] {
  return [reading].flat().map((rule) => (typeof rule === 'string' ? { selector: rule } : rule));
}

function rawOf(rule: ReadingRule, source: Source): string | undefined | Promise<string | undefined> {
  return rule.json === undefined ? rawNow(rule, source) : fromJson(rule.json, rule.get ?? source.json, source);
}

function rawNow(rule: ReadingRule, { scope, params }: Pick<Source, 'scope' | 'params'>): string | undefined {
  if (rule.url !== undefined) return params[rule.url];
  if (rule.title) return titleOf(scope);
  if (rule.label === undefined) return fromSelector(rule, scope);
  const [within] = rule.selector === undefined ? [scope] : find(scope, rule.selector);
  return within && besideLabel(within, [rule.label].flat());
}

function fromSelector({ selector, attr, each }: ReadingRule, scope: Root): string | undefined {
  const found = selector === undefined ? [] : find(scope, selector);
  const shown = (element: Element) =>
    isSecret(element) ? undefined : attr === undefined ? shownBy(element) : (attributeOf(element, attr) ?? undefined);
  if (!each) return found[0] && shown(found[0]);
  const texts = found.slice(0, MOST_EACH).flatMap((element) => tidy(shown(element) ?? '', LONGEST_VALUE) || []);
  return found.length > 0 ? texts.join('; ') : undefined;
}

const MOST_EACH = 100;

function fitting({ decode, pattern }: ReadingRule, raw: string | undefined): string | undefined {
  if (raw === undefined) return undefined;
  const text = tidy(decode ? decoded(raw) : raw, LONGEST_MATCHED);
  const match = pattern === undefined ? [text] : new RegExp(pattern, 'u').exec(text);
  return tidy(match?.[1] ?? match?.[0] ?? '', LONGEST_VALUE) || undefined;
}

/** In our words; a word for "nothing" is no value, and ends the search. */
function ours({ empty, words }: ReadingRule, text: string): string | undefined {
  if (empty?.some((word) => word.toLowerCase() === text.toLowerCase())) return undefined;
  return words && Object.hasOwn(words, text) ? words[text] : text;
}

async function fromJson(path: string, template: string | undefined, source: Source): Promise<string | undefined> {
  const target = template === undefined ? undefined : await filledIn(template, source);
  return target === undefined ? undefined : dig(await source.ask(`${source.params.base ?? ''}${target}`), path);
}

/** The template with its `{names}` filled in; undefined when one has no value, or one that would change the path's shape. */
async function filledIn(template: string, source: Source): Promise<string | undefined> {
  let path = template;
  for (const [hole, name = ''] of template.matchAll(/\{([^}]+)\}/g)) {
    const value = name.startsWith('json.')
      ? await fromJson(name.slice(5), source.json?.includes('{json.') ? undefined : source.json, source)
      : (source.params[name] ?? source.fields[name]);
    if (value === undefined || value === '' || /^\.\.?$/.test(value)) return undefined;
    path = path.replace(hole, () => encodeURIComponent(value));
  }
  return path;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign: as it stands
  }
}
