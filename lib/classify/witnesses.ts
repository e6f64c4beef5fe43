import { type Described, type Source, UNSHOWN } from './described.ts';
import { type Hit, hitsIn } from './matching.ts';
import { meanings } from './meanings.ts';
import { once } from './once.ts';
import { AUTOCOMPLETE } from './rules/autocomplete.ts';
import type { Concept } from './rules/concepts.ts';
import { LDAP_NAMES } from './rules/ldap.ts';
import { ENOUGH, ENOUGH_ELSEWHERE, OPTION_WORDS } from './rules/options.ts';
import { QUALIFIERS, TRUST } from './rules/trust.ts';
import { hasWords, wordsOf } from './words.ts';

/** One reason to take a control for something. */
export interface Witness {
  concept: Concept;
  /** 0 to 1 */
  weight: number;
  reason: string;
}

const tokens = once(() => meanings(AUTOCOMPLETE));
const ldapNames = once(() => meanings(LDAP_NAMES));
const optionWords = once(() => meanings(OPTION_WORDS));

/** Shown to the person, so that not understanding it is a reason to doubt the rest. */
const SHOWN: ReadonlySet<Source> = new Set(['label', 'aria', 'cell', 'before']);

/** An id that repeats the name is one witness, not two. */
const AGAIN = 0.3;

/** Of a SCIM path what says nothing: the schema, and how a value is chosen (`emails[type eq "work"].value`). */
const SCHEMA = /^urn:.*:|\btype eq/g;

/** What a question or a sentence is about. */
const ASKED = 0.5;
/** With more words beside them they are about something else: the name of a policy, the company's web page, a head of department; `Last login` is no
 * family name either. */
const OWNERS: ReadonlySet<Concept> = new Set(['name', 'organization', 'department']);
/** Programmers call any field `name`. */
const CALLED_NAME = 0.8;

/** Everything that speaks for one meaning of a control or another, and whether its label was read without being understood. */
export function witnessesOf(
  control: Described,
  ldap: boolean,
  heard: Map<string, Hit[]>,
): { found: Witness[]; obscure: boolean } {
  const { kind, type, autocomplete, texts } = control;
  const found: Witness[] = [];
  if (autocomplete) byToken(autocomplete, found);
  if (type !== 'text') byType(type, found);
  if (kind === 'select' || kind === 'radio') byOptions(control, found);
  if (ldap) byLdapName(control, found);
  const named: Concept[] = [];
  let obscure = false;
  for (const { source, text } of texts) {
    const isName = UNSHOWN.has(source);
    if (!isName && /\S@\S+\.\S/.test(text) && (source === 'placeholder' || !text.includes(' '))) {
      found.push({ concept: 'email', weight: TRUST.placeholder, reason: `${source} is an e-mail address` });
      continue;
    }
    const hit = telling(
      hitsIn(isName ? text.replace(SCHEMA, '') : lead(text), isName ? 'name' : 'label', heard),
      isName,
    );
    if (!hit) {
      obscure ||= SHOWN.has(source) && hasWords(text) && !isSpoken(source, text);
      continue;
    }
    const { share, words } = hit;
    let { concept } = hit;
    const again = isName && named.includes(concept);
    if (isName) named.push(concept);
    let spread = isName ? 0.75 + 0.25 * share : isSpoken(source, text) ? ASKED : 0.55 + 0.45 * share;
    if (share < 1 && !isName && (OWNERS.has(concept) || /^(first|last)$/.test(words))) {
      concept = 'not:thing';
      spread = ASKED;
    }
    found.push({
      concept,
      weight: TRUST[source] * spread * (again ? AGAIN : 1) * (isName && concept === 'name' ? CALLED_NAME : 1),
      reason: `${source} says "${words}"`,
    });
  }
  return { found, obscure };
}

function byToken(autocomplete: string, found: Witness[]): void {
  const all: string[] = autocomplete.toLowerCase().match(/[a-z\d-]+/g) ?? [];
  const token = all.findLast((one) => one !== 'webauthn') ?? '';
  let concept = tokens().get(token);
  // The kind of telephone stands before `tel`.
  if (concept === 'phone' && all.includes('mobile')) concept = 'mobile';
  else if (concept === 'phone' && (all.includes('fax') || all.includes('pager'))) concept = 'not:phone-part';
  // Sign-in pages put `username` on whatever one signs in with, mostly an e-mail field.
  const weight = TRUST.autocomplete * (token === 'username' ? 0.7 : 1);
  if (concept) found.push({ concept, weight, reason: `autocomplete="${token}"` });
}

const TYPES: Readonly<Record<string, [Concept, number]>> = {
  email: ['email', 0.72],
  // Often chosen for its keyboard of digits: postal codes and card numbers have it too.
  tel: ['phone', 0.61],
  search: ['not:search', 0.95],
  url: ['not:thing', 0.8],
};

function byType(type: string, found: Witness[]): void {
  const [concept, weight] = TYPES[type] ?? (/^(date|month|week|time)/.test(type) ? ['not:personal' as const, 0.9] : []);
  if (concept && weight) found.push({ concept, weight, reason: `type="${type}"` });
}

/** The LDAP name a control bears: `mail_0`, `new_values[mail][0]` and `attributes.mail` are `mail`. */
export function ldapName({ name, id }: Described): string | null {
  const words = (name || id).match(/[A-Za-z]+/g);
  const last = words && words.length <= 3 ? (words.at(-1) as string).toLowerCase() : '';
  return ldapNames().has(last) ? last : null;
}

function byLdapName(control: Described, found: Witness[]): void {
  const name = ldapName(control);
  const concept = name && ldapNames().get(name);
  if (concept) found.push({ concept, weight: TRUST.ldap, reason: `LDAP name ${name}` });
}

function byOptions({ options = [] }: Described, found: Witness[]): void {
  const said = Map.groupBy(options, (text) => optionWords().get(wordsOf(text).join('')));
  for (const [concept, words] of said) {
    if (!concept || words.length < (ENOUGH[concept] ?? ENOUGH_ELSEWHERE)) continue;
    found.push({ concept, weight: TRUST.options, reason: `options are ${concept.replace('not:', '')}` });
    return;
  }
}

/** A question, or a sentence of the page that happens to stand before a control: it may be about something, it does not name it. */
function isSpoken(source: Source, text: string): boolean {
  return text.endsWith('?') || (source === 'before' && text.split(' ').length > (/[.!]$/.test(text) ? 2 : 8));
}

/** Of a label only what stands before a bracket, a colon or a dash: the rest explains, unless it tells one login from another. */
function lead(text: string): string {
  const head = text.split(/[([:]| [-–—] /, 1)[0] ?? '';
  return hasWords(head) && !/\bupn\b|windows 2000/i.test(text) ? head : text;
}

/**
 * The hit that carries a text. Somebody else's particulars are nobody's; a kind of something is not the thing; what qualifies gives way to what it
 * qualifies (`company phone`); among equals the last of a name (`address_city`), the first of a label.
 */
function telling(hits: readonly Hit[], named: boolean): Hit | undefined {
  const first = hits[0];
  if (!first || hits.length < 2) return first;
  const last = hits.at(-1);
  if (last?.concept === 'not:kind') return last;
  const said = hits.map(({ concept }) => concept).join();
  if (/manager|role/.test(said)) {
    // `Manager's e-mail`
    if (/email|phone|mobile/.test(said)) return { ...first, concept: 'not:other-person' };
    // `manager.displayName`
    if (/displayName/.test(said)) return { ...first, concept: 'manager' };
  }
  // `Display name of the device`
  if (!named && /displayName.*thing/.test(said)) return last;
  // `Last name, first name`
  if (!named && /\bname,name\.|name\.\w+,name/.test(said)) return { ...first, concept: 'displayName', share: 1 };
  let top: Hit | undefined;
  let rank = 0;
  for (const hit of hits) {
    if (hit.concept === 'not:other-person') return hit;
    const own = QUALIFIERS[hit.concept] ?? 1;
    if (top && (named ? own < rank : own <= rank)) continue;
    top = hit;
    rank = own;
  }
  return top;
}
