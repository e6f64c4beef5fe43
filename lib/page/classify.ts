import type { Attribute } from '../record/attributes.ts';
import type { Control } from './controls.ts';
import { query } from './native.ts';
import type { Concept } from './rules/concepts.ts';
import { SPEAKS_LDAP } from './rules/ldap.ts';
import { atOnce, STEP, type Steps } from './slices.ts';
import { indexLabels, type LabelIndex, shownLabel, type Text, textsOf, UNSHOWN } from './texts.ts';
import { SURE, type Weighed, weigh } from './weigh.ts';
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

/** The controls of one form, and what of it is asked more than once. */
interface Form {
  drafts: Draft[];
  /** its first password; undefined = not looked for yet */
  password?: HTMLElement | null;
  login?: Draft | null;
}

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
  const forms = new Map<HTMLFormElement | null, Form>();
  const drafts: Draft[] = [];
  for (const control of controls) {
    if (drafts.length % STEP === STEP - 1) yield;
    const draft = read(control, indexes, ldap);
    drafts.push(draft);
    const form = forms.get(control.seen.form);
    if (form) form.drafts.push(draft);
    else forms.set(control.seen.form, { drafts: [draft] });
  }
  const classified: Classified[] = [];
  for (const draft of drafts) {
    if (classified.length % STEP === STEP - 1) yield;
    classified.push(conclude(draft, forms.get(draft.control.seen.form) as Form));
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

function conclude(draft: Draft, form: Form): Classified {
  if (draft === loginOf(form)) {
    draft.concept = 'userName';
    draft.confidence = SURE + 0.05;
    draft.evidence.unshift('it stands right before the password');
  }
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
function settled(concept: Concept, form: Form): Concept {
  if (concept !== 'name' && concept !== 'accountName') return concept;
  const given = has(form, 'name.givenName');
  const family = has(form, 'name.familyName');
  // A customer in a CRM, where people have names and no password; a login elsewhere.
  if (concept === 'accountName') return family && !passwordOf(form) ? 'organization' : 'userName';
  // Beside a family name it is the given name, beside a given name the family name, alone the whole name; with a password and nothing else to sign in with, the login.
  if (given !== family) return given ? 'name.familyName' : 'name.givenName';
  return !given && passwordOf(form) && !has(form, 'userName', 'email') ? 'userName' : 'displayName';
}

/** Whether the form surely asks for one of these elsewhere. A tick beside a name of another field is none. */
function has({ drafts }: Form, ...concepts: Concept[]): boolean {
  return drafts.some(
    ({ concept, confidence, control }) =>
      confidence >= SURE && control.kind !== 'checkbox' && concepts.includes(concept as Concept),
  );
}

function passwordOf(form: Form): HTMLElement | null {
  if (form.password === undefined) {
    const { seen, root } = (form.drafts[0] as Draft).control;
    form.password = query(seen.form ?? root, 'input[type="password"]');
  }
  return form.password;
}

/** The text right before the password, when nothing says what it is and nothing else in the form can be the login. */
function loginOf(form: Form): Draft | null {
  if (form.login !== undefined) return form.login;
  const password = passwordOf(form);
  form.login = null;
  if (password && !has(form, 'userName', 'email', 'accountName', 'name')) {
    const before = ({ control: { element, kind } }: Draft) =>
      kind === 'text' && (element.compareDocumentPosition(password) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
    const last = form.drafts.findLast(before);
    if (last && last.confidence < SURE && last.concept !== 'not:secret') form.login = last;
  }
  return form.login;
}

/** A tick says yes or no and nothing else; a long text is no name; a choice of titles is Mr and Mrs unless it says "job". */
function unsuited({ kind }: Control, about: Concept, { evidence }: Draft): boolean {
  if (kind === 'checkbox') return about !== 'active';
  if (kind === 'textarea') return about !== 'streetAddress';
  if (kind === 'select' || kind === 'radio')
    return about === 'title' && !evidence.some((reason) => /job|position|fun[ck]t/.test(reason));
  return false;
}
