/**
 * Whether a form is about somebody else than the subject: it edits an existing record, and filling it would put two people into one account. Decided from
 * what its identity fields hold; company, address and the like are shared by colleagues and say nothing.
 */
import { fold } from './ascii.ts';
import type { Attribute } from './attributes.ts';
import { foldedWords } from './folded-technician.ts';
import type { Derived } from './provenance.ts';

/** A field of the form and what it holds now. */
export interface HeldField {
  attribute: Attribute;
  /** its label, else name or id */
  control: string;
  current?: string | undefined;
}

const LOGINS: readonly Attribute[] = ['userPrincipalName', 'email', 'userName', 'sAMAccountName', 'emailAlias'];
const NAMES: readonly Attribute[] = ['displayName', 'name.givenName', 'name.familyName'];
/** What consoles put into a new form by themselves. */
const DEFAULT =
  /^(@.*|[^\p{L}\p{N}]*|(new )?user( ?name)?|(first|last|full|display|given|family) ?name|name|e-?mail|none|null|undefined|n\/?a|unknown|.*@example\.(com|net|org))$/iu;
const LONGEST = 80;

/**
 * How the form names the person it is about, e.g. `Dana Weiss, d.weiss@northwind.example`, when that is not the person of `derived`; else null.
 *
 * The same login, e-mail address or employee number is the same person, however much else has drifted; so is the same name with another login. Somebody else needs
 * more than one word: a whole name, or a login or address, that is not the subject's. Pass only what is not known as our own earlier writing.
 */
export function otherPerson(fields: readonly HeldField[], derived: readonly Derived[]): string | null {
  const held = (wanted: Attribute) =>
    fields
      .filter(({ attribute, control, current = '' }) => attribute === wanted && !isDefault(current, control))
      .map(({ current = '' }) => current.trim());
  const own = (wanted: readonly Attribute[]) =>
    derived.filter(({ attribute }) => wanted.includes(attribute)).map(({ value }) => value);

  const names = compareNames(held, own);
  const numbers = compare(held('employeeNumber'), own(['employeeNumber']), fold);
  const logins = compare(LOGINS.flatMap(held), own(LOGINS), fold);
  if (numbers === 'same' || logins === 'same') return null;
  const sameLocal = compare(LOGINS.flatMap(held), own(LOGINS), localPart) === 'same';
  if (sameLocal && names.verdict !== 'other') return null;
  const other =
    names.verdict === 'same'
      ? numbers === 'other' || (logins === 'other' && !names.whole)
      : logins === 'other' ||
        (names.whole && (names.verdict === 'other' || numbers === 'other')) ||
        (names.whole && names.given === 'other');
  if (!other) return null;
  const name = held('displayName')[0] ?? [...held('name.givenName'), ...held('name.familyName')].join(' ');
  const account = LOGINS.flatMap(held)[0] ?? held('employeeNumber')[0];
  return [name, account]
    .filter(Boolean)
    .map((text) => shorten(text as string))
    .join(', ');
}

type Verdict = 'same' | 'other' | 'unknown';

/** `unknown` when there is nothing on one of the sides. */
function compare(held: string[], own: string[], form: (text: string) => string): Verdict {
  if (held.length === 0 || own.length === 0) return 'unknown';
  const known = new Set(own.map(form));
  return held.some((text) => known.has(form(text))) ? 'same' : 'other';
}

interface NameVerdict {
  verdict: Verdict | 'part';
  /** at least two words are there: given and family name */
  whole: boolean;
  given: Verdict;
}

/** Word by word, in any order; a middle name, an initial or another spelling of an umlaut does not make another person. */
function compareNames(
  held: (attribute: Attribute) => string[],
  own: (attributes: readonly Attribute[]) => string[],
): NameVerdict {
  const known = new Set([...own(NAMES), ...own(['name.middleName', 'nickName'])].flatMap(bothSpellings));
  const words = [...new Set(NAMES.flatMap(held).flatMap(bareWords))].filter((word) => word.length > 1);
  const given = compare(held('name.givenName'), own(['name.givenName', 'nickName']), fold);
  const whole = words.length > 1;
  if (words.length === 0 || known.size === 0) return { verdict: 'unknown', whole: false, given };
  const isKnown = (word: string) => known.has(word);
  if (held('displayName').some((text) => bareWords(text).length > 1 && bareWords(text).every(isKnown)))
    return { verdict: 'same', whole, given: 'unknown' };
  const strangers = words.filter((word) => !isKnown(word)).length;
  const friends = words.length - strangers;
  const verdict = strangers === 0 || (friends > 1 && given !== 'other') ? 'same' : friends > 0 ? 'part' : 'other';
  return { verdict, whole, given };
}

function bareWords(text: string): string[] {
  return foldedWords(text, 'bare');
}

function bothSpellings(text: string): string[] {
  return [...bareWords(text), ...foldedWords(text, 'long')];
}

function localPart(text: string): string {
  return fold(text.replace(/@.*$/s, '').replace(/^.*\\/s, ''));
}

function isDefault(text: string, control: string): boolean {
  const tidy = text.trim();
  return tidy.length > 512 || DEFAULT.test(tidy) || fold(tidy) === fold(control.trim());
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
