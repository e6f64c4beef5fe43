import type { Attribute } from '../record/attributes.ts';
import type { Control } from './controls.ts';
import { type Hit, hitsIn } from './matching.ts';
import { attributeOf } from './native.ts';
import { AUTOCOMPLETE } from './rules/autocomplete.ts';
import type { Concept } from './rules/concepts.ts';
import { OPTION_WORDS } from './rules/options.ts';
import { indexLabels, type LabelIndex, type Source, shownLabel, type Text, textsOf } from './texts.ts';
import { hasWords, wordsOf } from './words.ts';

export interface Classified {
  control: Control;
  /** null: no identity field; `evidence` says why */
  attribute: Attribute | null;
  /** 0 to 1 */
  confidence: number;
  /** readable reasons, strongest first: `label says "First name"` */
  evidence: string[];
  /** what a person calls the control */
  label: string;
  /** every text shown at the control, for locators by label */
  labels: string[];
}

/** How far each witness is believed (0 to 1). Measured on forms of many kinds; a label is seen by people and so is right more often than a name. */
const TRUST: Record<Source | 'autocomplete' | 'type' | 'options', number> = {
  autocomplete: 0.93,
  label: 0.86,
  aria: 0.86,
  cell: 0.8,
  before: 0.72,
  name: 0.74,
  id: 0.66,
  binding: 0.66,
  placeholder: 0.66,
  options: 0.66,
  type: 0.72,
  title: 0.5,
  after: 0.72,
  heading: 0,
};

/** Concepts that mostly qualify another one beside them: `company phone` is a phone, `address city` a city. */
const QUALIFIERS: Partial<Record<Concept, number>> = {
  name: 0.5,
  'name.givenName': 0.98,
  organization: 0.7,
  streetAddress: 0.75,
  department: 0.8,
  role: 0.7,
  userName: 0.9,
  active: 0.6,
  country: 0.9,
  title: 0.8,
  'not:thing': 0.6,
  'not:text': 0.7,
};

interface Witness {
  concept: Concept;
  weight: number;
  reason: string;
}

/**
 * What each control of a scan is about. Deterministic: the same page gives the same answer, and `evidence` says from what.
 * Witnesses (autocomplete, label, name, …) are weighed per concept; concepts that are no identity compete like any other and rule a control out when they win.
 */
export function classify(controls: Control[]): Classified[] {
  const indexes = new Map<Node, LabelIndex>();
  const drafts = controls.map((control) => {
    const root = control.element.getRootNode();
    const index = indexes.get(root) ?? indexLabels(root);
    indexes.set(root, index);
    const texts = textsOf(control, index);
    return { control, texts, ...decide(witnesses(control, texts)) };
  });
  return drafts.map((draft) => conclude(draft, drafts));
}

interface Draft {
  control: Control;
  texts: Text[];
  concept: Concept | null;
  confidence: number;
  evidence: string[];
}

function witnesses(control: Control, texts: Text[]): Witness[] {
  const found: Witness[] = [];
  const token = attributeOf(control.element, 'autocomplete')?.toLowerCase().trim().split(/\s+/).at(-1) ?? '';
  const meant = AUTOCOMPLETE[token];
  // Sign-in pages put `username` on whatever one signs in with, mostly an e-mail field.
  if (meant)
    found.push({
      concept: meant,
      weight: TRUST.autocomplete * (token === 'username' ? 0.7 : 1),
      reason: `autocomplete="${token}"`,
    });
  for (const { source, text } of texts) {
    if (TRUST[source] === 0) continue;
    const hit = best(hitsIn(lead(text, source)), source);
    if (hit)
      found.push({
        concept: hit.concept,
        weight: TRUST[source] * (0.55 + 0.45 * hit.share),
        reason: `${source} says "${hit.words}"`,
      });
  }
  const { type } = control.seen;
  if (type === 'email') found.push({ concept: 'email', weight: TRUST.type, reason: 'type="email"' });
  if (type === 'tel') found.push({ concept: 'phone', weight: TRUST.type, reason: 'type="tel"' });
  if (type === 'search') found.push({ concept: 'not:search', weight: 0.95, reason: 'type="search"' });
  if (type === 'url') found.push({ concept: 'not:thing', weight: 0.8, reason: 'type="url"' });
  if (/^(date|month|week|time)/.test(type))
    found.push({ concept: 'not:personal', weight: 0.9, reason: `type="${type}"` });
  if (control.kind === 'select' || control.kind === 'radio') found.push(...optionWitness(control));
  return found;
}

/** Of a label only what stands before a bracket, a colon or a dash: the rest explains. */
function lead(text: string, source: Source): string {
  if (source === 'name' || source === 'id' || source === 'binding') return text;
  const head = text.split(/[([:]| [-–—] /, 1)[0] ?? '';
  return hasWords(head) ? head : text;
}

/** The hit that carries the text: qualifiers give way; among equals the last of a name (`address_city`), the first of a label. */
function best(hits: Hit[], source: Source): Hit | undefined {
  if (hits.some((hit) => hit.concept === 'not:other-person') && hits.length > 1)
    return { ...(hits[0] as Hit), concept: 'not:other-person' };
  const rank = (hit: Hit) => (QUALIFIERS[hit.concept] ?? 1) + hit.words.length / 1000;
  const ordered = source === 'name' || source === 'id' || source === 'binding' ? [...hits].reverse() : hits;
  return ordered.reduce<Hit | undefined>((top, hit) => (!top || rank(hit) > rank(top) ? hit : top), undefined);
}

const OPTION_SETS = OPTION_WORDS.map(({ concept, words, atLeast }) => ({
  concept,
  atLeast,
  words: new Set(words.split(',')),
}));

function optionWitness(control: Control): Witness[] {
  const texts =
    control.kind === 'select'
      ? [...(control.element as HTMLSelectElement).options].slice(0, 60).map((option) => option.text)
      : (control.group ?? []).map((button) => button.value);
  const shown = texts.map((text) => wordsOf(text).join(' '));
  const fits = OPTION_SETS.flatMap(({ concept, words, atLeast }) => {
    const known = shown.filter((text) => words.has(text)).length;
    return known >= atLeast
      ? [{ concept, weight: TRUST.options, reason: `options are ${concept.replace('not:', '')}` }]
      : [];
  });
  return fits.slice(0, 1);
}

/** Witnesses of one concept strengthen each other; those of another weaken it. */
function decide(found: Witness[]): { concept: Concept | null; confidence: number; evidence: string[] } {
  const doubt = new Map<Concept, number>();
  for (const { concept, weight } of found) doubt.set(concept, (doubt.get(concept) ?? 1) * (1 - weight));
  // A bare "name" agrees with any kind of name.
  for (const kind of ['displayName', 'name.givenName', 'name.familyName', 'organization', 'userName'] as const) {
    if (doubt.has(kind) && doubt.has('name'))
      doubt.set(kind, (doubt.get(kind) as number) * (0.5 + 0.5 * (doubt.get('name') as number)));
  }
  const ranked = [...doubt].map(([concept, left]) => ({ concept, sure: 1 - left })).sort((a, b) => b.sure - a.sure);
  const [first, ...rest] = ranked;
  if (!first) return { concept: null, confidence: 0, evidence: ['nothing tells what it is'] };
  const against = rest.find(
    (other) => !(other.concept === 'name' && isName(first.concept)) && !akin(first.concept, other.concept),
  );
  return {
    concept: first.concept,
    confidence: first.sure * (1 - 0.45 * (against?.sure ?? 0)),
    evidence: found.sort((a, b) => b.weight - a.weight).map((one) => one.reason),
  };
}

const isName = (concept: Concept): boolean =>
  ['displayName', 'name.givenName', 'name.familyName', 'organization', 'userName'].includes(concept);

/** Concepts one field can rightly be called by both names of. */
function akin(a: Concept, b: Concept): boolean {
  const pairs = [
    'phone mobile',
    'email emailAlias',
    'userName userPrincipalName',
    'userName sAMAccountName',
    'name displayName',
  ];
  return pairs.includes(`${a} ${b}`) || pairs.includes(`${b} ${a}`);
}

function conclude(draft: Draft, all: Draft[]): Classified {
  const { control, texts, confidence, evidence } = draft;
  const concept = draft.concept === 'name' ? whichName(draft, all) : draft.concept;
  const attribute =
    concept === null || concept === 'name' || concept.startsWith('not:') ? null : (concept as Attribute);
  const shown = texts.filter(({ source }) =>
    ['label', 'aria', 'cell', 'before', 'after', 'placeholder'].includes(source),
  );
  return {
    control,
    attribute: unsuited(control, attribute) ? null : attribute,
    confidence,
    evidence: attribute || !concept ? evidence : [`it is ${concept.replace(/^not:/, 'about ')}`, ...evidence],
    label: shownLabel(texts, control),
    labels: shown.map(({ text }) => text),
  };
}

/** A bare "name" beside a family name is the given name, beside a given name the family name, alone the whole name. */
function whichName(draft: Draft, all: Draft[]): Concept {
  const near = all.filter((other) => other.control.seen.form === draft.control.seen.form && other !== draft);
  const given = near.some((other) => other.concept === 'name.givenName');
  const family = near.some((other) => other.concept === 'name.familyName');
  if (given === family) return 'displayName';
  return given ? 'name.familyName' : 'name.givenName';
}

const YES_NO: readonly Attribute[] = ['active'];

/** A tick can say yes or no and nothing else; a long text is no name. */
function unsuited(control: Control, attribute: Attribute | null): boolean {
  if (!attribute) return false;
  if (control.kind === 'checkbox') return !YES_NO.includes(attribute);
  if (control.kind === 'textarea') return attribute !== 'streetAddress';
  return false;
}
