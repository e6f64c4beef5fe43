import type { Control } from './controls.ts';
import { type Hit, hitsIn } from './matching.ts';
import { attributeOf } from './native.ts';
import { once } from './once.ts';
import { AUTOCOMPLETE } from './rules/autocomplete.ts';
import type { Concept } from './rules/concepts.ts';
import { LDAP_NAMES } from './rules/ldap.ts';
import { ENOUGH, ENOUGH_ELSEWHERE, OPTION_WORDS } from './rules/options.ts';
import { QUALIFIERS, TRUST } from './rules/trust.ts';
import { spelledOut } from './spelled-out.ts';
import type { Source, Text } from './texts.ts';
import { hasWords, wordsOf } from './words.ts';

/** One reason to take a control for something. */
export interface Witness {
  concept: Concept;
  /** 0 to 1 */
  weight: number;
  reason: string;
}

const tokens = once(() => spelledOut(AUTOCOMPLETE));
const ldapNames = once(() => spelledOut(LDAP_NAMES));
const optionWords = once(() => spelledOut(OPTION_WORDS));

const NAMES: ReadonlySet<Source> = new Set(['name', 'id', 'binding']);
/** Shown to the person, so that not understanding it is a reason to doubt the rest. */
const SHOWN: ReadonlySet<Source> = new Set(['label', 'aria', 'cell', 'before']);

/** An id that repeats the name is one witness, not two. */
const AGAIN = 0.3;
/** A question is about something, it does not name it. */
const ASKED = 0.5;
/** Programmers call any field `name`. */
const CALLED_NAME = 0.8;

/** Everything that speaks for one meaning of a control or another, and whether its label was read without being understood. */
export function witnessesOf(control: Control, texts: Text[], ldap: boolean): { found: Witness[]; obscure: boolean } {
  const found = [...byToken(control), ...byType(control), ...byOptions(control), ...(ldap ? byLdapName(control) : [])];
  const told = new Set<string>();
  let obscure = false;
  for (const { source, text } of texts) {
    if (source === 'placeholder' && /\S@\S+\.\S/.test(text)) {
      found.push({ concept: 'email', weight: TRUST.placeholder, reason: 'placeholder is an e-mail address' });
      continue;
    }
    const named = NAMES.has(source);
    const hit = telling(hitsIn(named ? text : lead(text), named ? 'name' : 'label'), named);
    if (!hit) {
      obscure ||= SHOWN.has(source) && hasWords(text);
      continue;
    }
    const again = named && told.has(hit.concept);
    if (named) told.add(hit.concept);
    const spread = named ? 0.75 + 0.25 * hit.share : text.endsWith('?') ? ASKED : 0.55 + 0.45 * hit.share;
    found.push({
      concept: hit.concept,
      weight: TRUST[source] * spread * (again ? AGAIN : 1) * (named && hit.concept === 'name' ? CALLED_NAME : 1),
      reason: `${source} says "${hit.words}"`,
    });
  }
  return { found, obscure };
}

function byToken(control: Control): Witness[] {
  const token = attributeOf(control.element, 'autocomplete')?.toLowerCase().trim().split(/\s+/).at(-1) ?? '';
  const concept = tokens().get(token);
  if (!concept) return [];
  // Sign-in pages put `username` on whatever one signs in with, mostly an e-mail field.
  return [
    { concept, weight: TRUST.autocomplete * (token === 'username' ? 0.7 : 1), reason: `autocomplete="${token}"` },
  ];
}

const TYPES: Readonly<Record<string, [Concept, number]>> = {
  email: ['email', 0.72],
  // Often chosen for its keyboard of digits: postal codes and card numbers have it too.
  tel: ['phone', 0.61],
  search: ['not:search', 0.95],
  url: ['not:thing', 0.8],
};

function byType({ seen: { type } }: Control): Witness[] {
  const [concept, weight] = TYPES[type] ?? (/^(date|month|week|time)/.test(type) ? ['not:personal' as const, 0.9] : []);
  return concept && weight ? [{ concept, weight, reason: `type="${type}"` }] : [];
}

/** The LDAP name a control bears: `mail_0`, `new_values[mail][0]` and `attributes.mail` are `mail`. */
export function ldapName({ seen: { name, id } }: Control): string | null {
  const words = (name || id).split(/[^A-Za-z]+/).filter(Boolean);
  const last = words.at(-1)?.toLowerCase() ?? '';
  return ldapNames().has(last) && words.length <= 3 ? last : null;
}

function byLdapName(control: Control): Witness[] {
  const name = ldapName(control);
  const concept = name && ldapNames().get(name);
  return concept ? [{ concept, weight: TRUST.ldap, reason: `LDAP name ${name}` }] : [];
}

function byOptions({ kind, element, group }: Control): Witness[] {
  if (kind !== 'select' && kind !== 'radio') return [];
  const texts =
    kind === 'select'
      ? Array.from((element as HTMLSelectElement).options)
          .slice(0, 60)
          .map((option) => option.text)
      : (group ?? []).map((button) => button.value);
  const said = Map.groupBy(texts, (text) => optionWords().get(wordsOf(text).join('')));
  for (const [concept, options] of said) {
    if (concept && options.length >= (ENOUGH[concept] ?? ENOUGH_ELSEWHERE))
      return [{ concept, weight: TRUST.options, reason: `options are ${concept.replace('not:', '')}` }];
  }
  return [];
}

/** Of a label only what stands before a bracket, a colon or a dash: the rest explains. */
function lead(text: string): string {
  const head = text.split(/[([:]| [-–—] /, 1)[0] ?? '';
  return hasWords(head) ? head : text;
}

/**
 * The hit that carries a text. Somebody else's particulars are nobody's; a kind of something is not the thing; what qualifies gives way to what it
 * qualifies (`company phone`); among equals the last of a name (`address_city`), the first of a label.
 */
function telling(hits: readonly Hit[], named: boolean): Hit | undefined {
  const last = hits.at(-1);
  if (last?.concept === 'not:kind') return last;
  const other = hits.length > 1 && hits.find(({ concept }) => concept === 'not:other-person');
  if (other) return other;
  const ordered = named ? [...hits].reverse() : hits;
  const rank = (hit: Hit) => QUALIFIERS[hit.concept] ?? 1;
  return ordered.reduce<Hit | undefined>((top, hit) => (!top || rank(hit) > rank(top) ? hit : top), undefined);
}
