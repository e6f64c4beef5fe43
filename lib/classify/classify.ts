import type { Attribute } from '../record/attributes.ts';
import { statusOf } from '../record/status-words.ts';
import { type Described, UNSHOWN, type Verdict } from './described.ts';
import type { Hit } from './matching.ts';
import { phraseBook } from './phrase-book.ts';
import type { Concept } from './rules/concepts.ts';
import { SPEAKS_LDAP } from './rules/ldap.ts';
import { SURE, type Weighed, weigh } from './weigh.ts';
import { ldapName, witnessesOf } from './witnesses.ts';
import { wordsOf } from './words.ts';

type Draft = Weighed & { control: Described };

/** The controls of one form, and what of it is asked more than once. */
interface Form {
  drafts: Draft[];
  login?: Draft | null;
}

/**
 * What each control of a page is about, in their order. Pure and deterministic: the same words give the same answer, and `evidence` says from what.
 * Witnesses (autocomplete, label, name, …) are weighed per meaning; meanings that are no identity compete like any other and rule a control out when they
 * win; then neighbours settle what a bare "name" means.
 */
export function classify(controls: readonly Described[]): Verdict[] {
  const ldap = speaksLdap(controls);
  const heard = new Map<string, Hit[]>();
  const forms = new Map<number, Form>();
  const drafts = controls.map((control): Draft => {
    const { found, obscure } = witnessesOf(control, ldap, heard);
    const draft = { control, ...weigh(found, obscure) };
    const form = forms.get(control.form);
    if (form) form.drafts.push(draft);
    else forms.set(control.form, { drafts: [draft] });
    return draft;
  });
  return drafts.map((draft) => conclude(draft, forms.get(draft.control.form) as Form));
}

function speaksLdap(controls: readonly Described[]): boolean {
  const names = new Set<string>();
  for (const control of controls) {
    const name = ldapName(control);
    if (name) names.add(name);
    if (names.size === SPEAKS_LDAP) return true;
  }
  return false;
}

function conclude(draft: Draft, form: Form): Verdict {
  if (draft === loginOf(form)) {
    draft.concept = 'userName';
    draft.confidence = SURE + 0.05;
    draft.evidence.unshift('it stands right before the password');
  }
  const { control, confidence, evidence } = draft;
  const about = draft.concept && settled(draft.concept, form);
  const identity = about !== null && !about.startsWith('not:') && !unsuited(control, about, draft);
  return {
    attribute: identity ? (about as Attribute) : null,
    about,
    confidence,
    evidence: identity || !about ? evidence : [`it is about ${about.replace('not:', '')}`, ...evidence],
    ...rank(control),
  };
}

/** Which of several fields of one attribute is meant, by its label and name. */
function rank({ texts, name, id }: Described): Pick<Verdict, 'again' | 'preferred'> {
  const shown = texts.find(({ source }) => !UNSHOWN.has(source))?.text ?? '';
  const { again, better, worse } = phraseBook();
  let repeats = false;
  let more = 0;
  let less = 0;
  for (const word of wordsOf(`${shown} ${name || id}`)) {
    repeats ||= again.has(word);
    if (better.has(word)) more = 0.1;
    if (worse.has(word)) less = 0.3;
  }
  return { again: repeats, preferred: more - less };
}

/** What a word of several meanings means among its neighbours. */
function settled(concept: Concept, form: Form): Concept {
  if (concept !== 'name' && concept !== 'accountName') return concept;
  const given = has(form, 'name.givenName');
  const family = has(form, 'name.familyName');
  // A customer in a CRM, where people have names and no password; a login elsewhere.
  if (concept === 'accountName') return family && !asksPassword(form) ? 'organization' : 'userName';
  // Beside a family name it is the given name, beside a given name the family name, alone the whole name; with a password and nothing else to sign in with, the login.
  if (given !== family) return given ? 'name.familyName' : 'name.givenName';
  return !given && asksPassword(form) && !has(form, 'userName', 'email') ? 'userName' : 'displayName';
}

/** Whether the form surely asks for one of these elsewhere. A tick beside a name of another field is none. */
function has({ drafts }: Form, ...concepts: Concept[]): boolean {
  return drafts.some(
    ({ concept, confidence, control }) =>
      confidence >= SURE && control.kind !== 'checkbox' && concepts.includes(concept as Concept),
  );
}

function asksPassword({ drafts }: Form): boolean {
  return drafts[0]?.control.password !== undefined;
}

/** The text right before the password, when nothing says what it is and nothing else in the form can be the login. */
function loginOf(form: Form): Draft | null {
  if (form.login !== undefined) return form.login;
  form.login = null;
  if (asksPassword(form) && !has(form, 'userName', 'email', 'accountName', 'name')) {
    const last = form.drafts.findLast(({ control }) => control.kind === 'text' && control.password === 'before');
    if (last && last.confidence < SURE && last.concept !== 'not:secret') form.login = last;
  }
  return form.login;
}

/**
 * A tick says yes or no and nothing else; a long text is no name; a choice of titles is Mr and Mrs unless it says "job"; a status with no word for on or off
 * is that of a ticket.
 */
function unsuited({ kind, options = [] }: Described, about: Concept, { evidence }: Draft): boolean {
  if (kind === 'checkbox') return about !== 'active';
  if (kind === 'textarea') return about !== 'streetAddress';
  if (kind !== 'select' && kind !== 'radio') return false;
  if (about === 'active') return options.length > 0 && options.every((word) => statusOf(word) === undefined);
  return about === 'title' && !evidence.some((reason) => /job|position|fun[ck]t/.test(reason));
}
