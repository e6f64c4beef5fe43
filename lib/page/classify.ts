import type { Attribute } from '../record/attributes.ts';
import type { Control } from './controls.ts';
import { queryAll } from './native.ts';
import type { Concept } from './rules/concepts.ts';
import { SPEAKS_LDAP } from './rules/ldap.ts';
import { atOnce, STEP, type Steps } from './slices.ts';
import { indexLabels, type LabelIndex, shownLabel, type Text, textsOf, UNSHOWN } from './texts.ts';
import { type Weighed, weigh } from './weigh.ts';
import { ldapName, witnessesOf } from './witnesses.ts';

export interface Classified {
  control: Control;
  /** null: no identity field; `evidence` says why */
  attribute: Attribute | null;
  /** what it was taken for, identity or not; null when nothing tells */
  about: Concept | null;
  /** 0 to 1 */
  confidence: number;
  /** readable reasons, strongest first: `label says "first name"` */
  evidence: string[];
  /** what a person calls the control */
  label: string;
  /** every text shown at the control, for locators by label */
  labels: string[];
}

type Draft = Weighed & { control: Control; texts: Text[] };

/**
 * What each control of a scan is about. Deterministic: the same page gives the same answer, and `evidence` says from what.
 * Witnesses (autocomplete, label, name, …) are weighed per meaning; meanings that are no identity compete like any other and rule a control out when they
 * win; then neighbours settle what a bare "name" means.
 */
export function classify(controls: Control[]): Classified[] {
  return atOnce(classifying(controls));
}

/** The same in steps, so that a large page can go on in between. */
export function* classifying(controls: Control[]): Steps<Classified[]> {
  const ldap = speaksLdap(controls);
  const indexes = new Map<Node, LabelIndex>();
  const forms = new Map<HTMLFormElement | null, Draft[]>();
  const drafts: Draft[] = [];
  for (const control of controls) {
    if (drafts.length % STEP === STEP - 1) yield;
    const draft = read(control, indexes, ldap);
    drafts.push(draft);
    const form = forms.get(control.seen.form);
    if (form) form.push(draft);
    else forms.set(control.seen.form, [draft]);
  }
  const classified: Classified[] = [];
  for (const draft of drafts) {
    if (classified.length % STEP === STEP - 1) yield;
    classified.push(conclude(draft, forms.get(draft.control.seen.form) ?? []));
  }
  return classified;
}

function speaksLdap(controls: Control[]): boolean {
  const names = new Set<string>();
  for (const control of controls) {
    const name = ldapName(control);
    if (name) names.add(name);
    if (names.size === SPEAKS_LDAP) return true;
  }
  return false;
}

function read(control: Control, indexes: Map<Node, LabelIndex>, ldap: boolean): Draft {
  let index = indexes.get(control.root);
  if (!index) {
    index = indexLabels(control.root);
    indexes.set(control.root, index);
  }
  const texts = textsOf(control, index);
  const { found, obscure } = witnessesOf(control, texts, ldap);
  const { concept, confidence, evidence } = weigh(found, obscure);
  return { control, texts, concept, confidence, evidence };
}

function conclude(draft: Draft, form: Draft[]): Classified {
  const { control, texts, confidence, evidence } = draft;
  const about = draft.concept && settled(draft.concept, form);
  const identity = about !== null && !about.startsWith('not:') && !unsuited(control, about, draft);
  const labels: string[] = [];
  for (const { source, text } of texts) if (!UNSHOWN.has(source)) labels.push(text);
  return {
    control,
    attribute: identity ? (about as Attribute) : null,
    about,
    confidence,
    evidence: identity || !about ? evidence : [`it is about ${about.replace('not:', '')}`, ...evidence],
    label: shownLabel(labels[0], control),
    labels,
  };
}

/** What a word of several meanings means among its neighbours. */
function settled(concept: Concept, form: Draft[]): Concept {
  if (concept !== 'name' && concept !== 'accountName') return concept;
  const has = (other: Concept) => form.some((draft) => draft.concept === other);
  if (concept === 'name') {
    // Beside a family name it is the given name, beside a given name the family name, alone the whole name.
    if (has('name.givenName') === has('name.familyName')) return 'displayName';
    return has('name.givenName') ? 'name.familyName' : 'name.givenName';
  }
  // A customer in a CRM, where people have names and no password; a login elsewhere.
  return has('name.familyName') && !asksPassword(form) ? 'organization' : 'userName';
}

function asksPassword(form: Draft[]): boolean {
  const element = form[0]?.control.seen.form ?? form[0]?.control.root;
  return element ? queryAll(element, 'input[type="password"]').length > 0 : false;
}

/** A tick says yes or no and nothing else; a long text is no name; a choice of titles is Mr and Mrs unless it says "job". */
function unsuited({ kind }: Control, about: Concept, { evidence }: Draft): boolean {
  if (kind === 'checkbox') return about !== 'active';
  if (kind === 'textarea') return about !== 'streetAddress';
  if (kind === 'select' || kind === 'radio')
    return about === 'title' && !evidence.some((reason) => /job|position|fun[ck]t/.test(reason));
  return false;
}
