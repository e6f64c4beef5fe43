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
  json?: string;
  ask: FetchJson;
}

/** The value of the first rule that gives one which fits, or undefined. Throws for a rule that is no valid selector or pattern. */
export async function readValue(reading: Reading, source: Source): Promise<string | undefined> {
  for (const one of Array.isArray(reading) ? reading : [reading]) {
    const rule: ReadingRule = typeof one === 'string' ? { selector: one } : one;
    const raw = await rawValue(rule, source);
    const text = raw === undefined ? '' : fitting(rule, raw);
    if (text === '') continue;
    if (rule.empty?.some((word) => word.toLowerCase() === text.toLowerCase())) return undefined;
    return rule.words && Object.hasOwn(rule.words, text) ? rule.words[text] : text;
  }
  return undefined;
}

async function rawValue(rule: ReadingRule, source: Source): Promise<string | undefined> {
  if (rule.json !== undefined) return fromJson(rule.json, rule.get ?? source.json, source);
  if (rule.url !== undefined) return source.params[rule.url];
  if (rule.title) return titleOf(source.scope);
  if (rule.label === undefined) return fromSelector(rule, source.scope);
  const [within] = rule.selector === undefined ? [source.scope] : find(source.scope, rule.selector);
  return within && besideLabel(within, typeof rule.label === 'string' ? [rule.label] : rule.label);
}

function fromSelector({ selector, attr }: ReadingRule, scope: Root): string | undefined {
  const [element] = selector === undefined ? [] : find(scope, selector);
  if (!element || isSecret(element)) return undefined;
  return attr === undefined ? shownBy(element) : (attributeOf(element, attr) ?? undefined);
}

function fitting({ decode, pattern }: ReadingRule, raw: string): string {
  const text = tidy(decode ? decoded(raw) : raw, LONGEST_MATCHED);
  if (pattern === undefined) return tidy(text, LONGEST_VALUE);
  const match = new RegExp(pattern, 'u').exec(text);
  return match ? tidy(match[1] ?? match[0], LONGEST_VALUE) : '';
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
