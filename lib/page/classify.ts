import type { Attribute } from '../record/attributes.ts';
import type { Control } from './controls.ts';
import { queryAll } from './native.ts';
import type { Concept } from './rules/concepts.ts';
import { SPEAKS_LDAP } from './rules/ldap.ts';
import { indexLabels, type LabelIndex, shownLabel, type Text, textsOf } from './texts.ts';
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
  const indexes = new Map<Node, LabelIndex>();
  const ldap = new Set(controls.map(ldapName)).size > SPEAKS_LDAP;
  const drafts = controls.map((control): Draft => {
    const { root } = control;
    const index = indexes.get(root) ?? indexLabels(root);
    indexes.set(root, index);
    const texts = textsOf(control, index);
    const { found, obscure } = witnessesOf(control, texts, ldap);
    return { control, texts, ...weigh(found, obscure) };
  });
  const forms = Map.groupBy(drafts, ({ control }) => control.seen.form);
  return drafts.map((draft) => conclude(draft, forms.get(draft.control.seen.form) ?? []));
}

function conclude(draft: Draft, form: Draft[]): Classified {
  const { control, texts, confidence, evidence } = draft;
  const about = draft.concept && settled(draft.concept, form);
  const identity = about !== null && !about.startsWith('not:') && !unsuited(control, about, draft);
  const shown = texts.filter(({ source }) => source !== 'name' && source !== 'id' && source !== 'binding');
  return {
    control,
    attribute: identity ? (about as Attribute) : null,
    about,
    confidence,
    evidence: identity || !about ? evidence : [`it is about ${about.replace('not:', '')}`, ...evidence],
    label: shownLabel(texts, control),
    labels: shown.map(({ text }) => text),
  };
}

/** What a word of several meanings means among its neighbours. */
function settled(concept: Concept, form: Draft[]): Concept {
  const has = (other: Concept) => form.some((draft) => draft.concept === other);
  if (concept === 'name') {
    // Beside a family name it is the given name, beside a given name the family name, alone the whole name.
    if (has('name.givenName') === has('name.familyName')) return 'displayName';
    return has('name.givenName') ? 'name.familyName' : 'name.givenName';
  }
  // A customer in a CRM, where people have names and no password; a login elsewhere.
  if (concept === 'accountName') return has('name.familyName') && !asksPassword(form) ? 'organization' : 'userName';
  return concept;
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
