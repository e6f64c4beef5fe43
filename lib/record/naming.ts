/**
 * The language of naming rules: `{name.givenName:lower:ascii:1}{name.familyName:lower:ascii}@{client.domain}`.
 *
 *   {path}             a value of the record or the client; the paths are the list below, nothing else can be reached
 *   {path|path}        the first of them that has a value
 *   {path:filter:…}    lower, upper, title, ascii, alnum, slug, first (word), or a number: that many first characters; left to right
 *   {{ and }}          a literal brace
 *
 * Total and linear: one pass over at most 512 characters, no evaluation, no regular expression over the rule as a whole.
 */
import { FILTERS, firstCharacters } from './naming-filters.ts';

export const NAMING_PATHS = [
  'name.givenName',
  'name.middleName',
  'name.familyName',
  'displayName',
  'nickName',
  'userName',
  'title',
  'department',
  'organization',
  'employeeNumber',
  'email',
  'email.local',
  'client.id',
  'client.name',
  'client.domain',
] as const;
export type NamingPath = (typeof NAMING_PATHS)[number];

export const MAX_TEMPLATE = 512;

export type NamingCode =
  | 'naming.empty'
  | 'naming.too-long'
  | 'naming.unclosed'
  | 'naming.stray-brace'
  | 'naming.unknown-path'
  | 'naming.unknown-filter';

/** A rule that cannot be read. `at` is the 0-based position in the rule; the sentence shows the place as `⟦…⟧`. */
export class NamingError extends Error {
  readonly code: NamingCode;
  readonly sentence: string;
  readonly at: number;
  constructor(code: NamingCode, sentence: string, at: number) {
    super(sentence);
    this.name = 'NamingError';
    this.code = code;
    this.sentence = sentence;
    this.at = at;
  }
}

type Filter = { name: string } | { first: number };
export type TemplatePart = { literal: string } | { paths: readonly NamingPath[]; filters: readonly Filter[] };
export interface Template {
  source: string;
  parts: readonly TemplatePart[];
}

/** Rules read already: a few per client, read for each technician. A memo of a pure function; emptied when it holds more than clients have. */
const MEMO = new Map<string, Template>();
const MOST_KNOWN = 10_000;

/** Reads a naming rule. Throws `NamingError` that names what is wrong and where. */
export function parseTemplate(source: string): Template {
  const known = MEMO.get(source);
  if (known) return known;
  const template = readTemplate(source);
  if (MEMO.size >= MOST_KNOWN) MEMO.clear();
  MEMO.set(source, template);
  return template;
}

function readTemplate(source: string): Template {
  if (source.trim() === '')
    throw new NamingError('naming.empty', 'This naming rule is empty. Write one, or remove the rule.', 0);
  if (source.length > MAX_TEMPLATE) {
    const sentence = `This naming rule has ${source.length} characters; at most ${MAX_TEMPLATE} are read.`;
    throw new NamingError('naming.too-long', sentence, MAX_TEMPLATE);
  }
  const parts: TemplatePart[] = [];
  let literal = '';
  let at = 0;
  while (at < source.length) {
    const char = source.charAt(at);
    if (char !== '{' && char !== '}') {
      literal += char;
      at += 1;
    } else if (source.charAt(at + 1) === char) {
      literal += char;
      at += 2;
    } else if (char === '}') {
      throw new NamingError(
        'naming.stray-brace',
        `A } without its { at ${place(source, at, 1)}. Write }} for the sign itself.`,
        at,
      );
    } else {
      const end = source.indexOf('}', at);
      if (end < 0) {
        throw new NamingError(
          'naming.unclosed',
          `The { at ${place(source, at, 1)} is never closed. Write {{ for the sign itself.`,
          at,
        );
      }
      if (literal) parts.push({ literal });
      literal = '';
      parts.push(readPlaceholder(source, at + 1, end));
      at = end + 1;
    }
  }
  if (literal) parts.push({ literal });
  return { source, parts };
}

function readPlaceholder(source: string, start: number, end: number): TemplatePart {
  const [head = '', ...filters] = source.slice(start, end).split(':');
  let at = start;
  const paths: NamingPath[] = [];
  for (const path of head.split('|')) {
    paths.push(readPath(source, path, at));
    at += path.length + 1;
  }
  const read: Filter[] = [];
  for (const filter of filters) {
    read.push(readFilter(source, filter, at));
    at += filter.length + 1;
  }
  return { paths, filters: read };
}

function readPath(source: string, path: string, at: number): NamingPath {
  const found = NAMING_PATHS.find((known) => known === path.trim());
  if (found) return found;
  const sentence = `There is no value called “${path.trim()}” (${place(source, at, path.length)}). Use one of ${NAMING_PATHS.join(', ')}.`;
  throw new NamingError('naming.unknown-path', sentence, at);
}

function readFilter(source: string, filter: string, at: number): Filter {
  const name = filter.trim();
  if (/^[1-9]\d?$/.test(name)) return { first: Number(name) };
  if (Object.hasOwn(FILTERS, name)) return { name };
  const known = `${Object.keys(FILTERS).join(', ')} or a number from 1 to 99`;
  const sentence = `There is no filter called “${name}” (${place(source, at, filter.length)}). Use ${known}.`;
  throw new NamingError('naming.unknown-filter', sentence, at);
}

function place(source: string, at: number, length: number): string {
  return `${source.slice(0, at)}⟦${source.slice(at, at + length)}⟧${source.slice(at + length)}`;
}

export type NamingContext = Readonly<Partial<Record<NamingPath, string>>>;

/** `absent`: no value · `no-ascii`: the value cannot be written in ASCII · `empty`: nothing was left of it. */
export type Rendered =
  | { ok: true; value: string }
  | { ok: false; path: NamingPath; reason: 'absent' | 'no-ascii' | 'empty'; value?: string };

/** Gives the rule's value over `context`, or the first path it could not use and why. Never a partial value. */
export function renderTemplate(template: Template, context: NamingContext): Rendered {
  let out = '';
  for (const part of template.parts) {
    if ('literal' in part) {
      out += part.literal;
      continue;
    }
    const path = part.paths.find((candidate) => context[candidate]) ?? (part.paths[0] as NamingPath);
    const whole = context[path];
    if (!whole) return { ok: false, path, reason: 'absent' };
    let value = whole;
    for (const filter of part.filters) {
      const next = 'first' in filter ? firstCharacters(value, filter.first) : (FILTERS[filter.name]?.(value) ?? null);
      if (next === null) return { ok: false, path, reason: 'no-ascii', value: whole };
      value = next;
    }
    if (value.trim() === '') return { ok: false, path, reason: 'empty', value: whole };
    out += value;
  }
  return { ok: true, value: out.normalize('NFC') };
}
