/**
 * Whose identity a ticket is about, proposed from what it says. Only what stands there in full counts: an e-mail address, an employee number, a full name, a user name;
 * never half a name. The person at work is never proposed: choosing oneself is a decision.
 */
import { fold } from './ascii.ts';
import { foldedNames, foldedTechnician, foldedWords } from './folded-technician.ts';
import type { Technician } from './record.schema.ts';

/** The ticket fields that may name somebody. */
export interface TicketWords {
  subject?: string | undefined;
  description?: string | undefined;
  requesterName?: string | undefined;
  requesterEmail?: string | undefined;
}

export interface SubjectProposal {
  technician: Technician;
  /** where the technician was found, as a sentence */
  why: string;
  score: number;
}

/** The parts of a ticket that are looked at, most telling first: who asks is rarely who it is about. */
const PLACES = [
  { field: 'subject', words: "the ticket's subject", weight: 1 },
  { field: 'description', words: "the ticket's text", weight: 0.9 },
  { field: 'requesterEmail', words: "the requester's address", weight: 0.4 },
  { field: 'requesterName', words: "the requester's name", weight: 0.4 },
] as const;

const LONGEST = 20_000;

/** Technicians a ticket names, best first; equal scores stay side by side, and the person decides. Empty when it names nobody but the actor. */
export function proposeSubjects(
  ticket: TicketWords,
  technicians: readonly Technician[],
  actorId: string,
): SubjectProposal[] {
  const places = PLACES.flatMap((place) => {
    const text = ticket[place.field];
    return text ? [{ ...place, text: readText(text.slice(0, LONGEST)) }] : [];
  });
  if (places.length === 0) return [];
  const found: SubjectProposal[] = [];
  for (const technician of technicians) {
    if (technician.id === actorId) continue;
    const best = places
      .map((place) => {
        const hit = hitIn(place.text, technician);
        return hit
          ? { technician, score: Math.round(hit.score * place.weight), why: `${hit.what} is in ${place.words}.` }
          : undefined;
      })
      .reduce((a, b) => (b && (!a || b.score > a.score) ? b : a), undefined);
    if (best) found.push(best);
  }
  return found.sort((a, b) => b.score - a.score || (a.technician.id < b.technician.id ? -1 : 1));
}

interface Text {
  /** words in both spellings, joined by single spaces, with one at each end */
  bare: string;
  long: string;
  bareWords: ReadonlySet<string>;
  longWords: ReadonlySet<string>;
  /** space-separated pieces, lower case, outer punctuation off: addresses and logins */
  pieces: ReadonlySet<string>;
  order: readonly string[];
}

function readText(text: string): Text {
  const bareList = foldedWords(text, 'bare');
  const longList = foldedWords(text, 'long');
  const order = text
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s<>()[\]{}"“”„«»,;]+/u)
    .map((piece) => piece.replace(/^(?:mailto:)?['‘’.:!?]{0,8}/u, '').replace(/['‘’.:!?]{1,8}$/u, ''))
    .filter(Boolean);
  return {
    bare: ` ${bareList.join(' ')} `,
    long: ` ${longList.join(' ')} `,
    bareWords: new Set(bareList),
    longWords: new Set(longList),
    pieces: new Set(order),
    order,
  };
}

function hitIn(text: Text, technician: Technician): { score: number; what: string } | undefined {
  const name = technician.displayName;
  const { emails, login, number } = foldedTechnician(technician);
  if (emails.some((one) => text.pieces.has(one))) return { score: 100, what: `The e-mail address of ${name}` };
  if (number && numberNamed(text, number)) return { score: 95, what: `The employee number of ${name}` };
  if (login.includes('@') && text.pieces.has(login)) return { score: 100, what: `The user name of ${name}` };
  if (named(text, technician)) return { score: 90, what: `The name ${name}` };
  if (login.length >= 4 && text.pieces.has(login) && !ordinaryWord(login, technician))
    return { score: 70, what: `The user name of ${name}` };
  return undefined;
}

/** A user name that is one of the person's own names, or a plain short word, is a word like others in a ticket. */
function ordinaryWord(login: string, { name }: Technician): boolean {
  return (
    [name.givenName, name.familyName].some((one) => fold(one) === fold(login)) ||
    (login.length < 5 && /^\p{L}+$/u.test(login))
  );
}

const NUMBER_WORDS =
  /^(?:employee|emp|staff|personnel|payroll|worker|personalnummer|personal-nr|personalnr|pers|mitarbeiter|mitarbeiternummer|matricule|empleado|dipendente|personeelsnummer)/u;

/** A number with letters, or of five signs and more, may stand alone; a shorter one only within three words after "employee" and its like. */
function numberNamed(text: Text, wanted: string): boolean {
  if (!text.pieces.has(wanted) && !text.pieces.has(`#${wanted}`)) return false;
  if (wanted.length >= 5 || (wanted.length >= 3 && /\p{L}/u.test(wanted) && /\d/.test(wanted))) return true;
  return text.order.some((piece, at) => {
    if (piece !== wanted && piece !== `#${wanted}`) return false;
    return text.order.slice(Math.max(0, at - 3), at).some((before) => NUMBER_WORDS.test(before));
  });
}

/** Given and family name side by side in either order; a middle name or one initial may stand between. */
function named(text: Text, technician: Technician): boolean {
  return foldedNames(technician).some(({ given, family, middle, spelling }) => {
    const [whole, words] = spelling === 'bare' ? [text.bare, text.bareWords] : [text.long, text.longWords];
    return beside(whole, words, given, family, middle);
  });
}

function beside(
  text: string,
  words: ReadonlySet<string>,
  given: string[],
  family: string[],
  middle: string[],
): boolean {
  if (given.length === 0 || family.length === 0) return false;
  // Nearly every technician leaves here: two look-ups instead of a search.
  if (!words.has(given[0] as string) || !words.has(family[0] as string)) return false;
  const one = given.join(' ');
  const other = family.join(' ');
  if (text.includes(` ${one} ${other} `) || text.includes(` ${other} ${one} `)) return true;
  if (middle.length > 0 && text.includes(` ${one} ${middle.join(' ')} ${other} `)) return true;
  for (let at = text.indexOf(` ${one} `); at >= 0; at = text.indexOf(` ${one} `, at + 1)) {
    const rest = text.slice(at + one.length + 2, at + one.length + other.length + 6);
    if (/^\p{L} $/u.test(rest.slice(0, 2)) && rest.slice(2).startsWith(`${other} `)) return true;
  }
  return false;
}
