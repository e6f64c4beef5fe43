import { fold } from './ascii.ts';
import { ENTERPRISE_URN } from './enterprise.ts';
import type { Technician } from './record.schema.ts';

/** A technician's words as they are searched, in both spellings of `fold`. */
export interface FoldedTechnician {
  /** every searched field on a line of its own, one line break at each end */
  bare: string;
  long: string;
  /** e-mail addresses, user name and employee number, lower case, otherwise as they are */
  emails: string[];
  login: string;
  number: string | undefined;
}

/** A full name as words: given and family, and what may stand between. */
export interface FoldedName {
  given: string[];
  family: string[];
  middle: string[];
  spelling: 'bare' | 'long';
}

/**
 * Folded once per record object: a record is never changed in place, and a new version is a new object. A memo of a pure function, so that losing it with the worker
 * costs milliseconds and nothing else; folding 10,000 records anew at each key pressed would cost more than a frame.
 */
const MEMO = new WeakMap<Technician, FoldedTechnician>();
const NAMES = new WeakMap<Technician, FoldedName[]>();

/** The technician's words for searching and for finding them in a ticket. */
export function foldedTechnician(technician: Technician): FoldedTechnician {
  const known = MEMO.get(technician);
  if (known) return known;
  const text = textOf(technician);
  const bare = fold(text);
  // Only a text with letters of its own can be spelled in a second way.
  const long = bare === text.toLowerCase() ? bare : fold(text, 'long');
  const folded: FoldedTechnician = {
    bare,
    long,
    emails: technician.emails.map((email) => plain(email.value)),
    login: plain(technician.userName),
    number: technician[ENTERPRISE_URN].employeeNumber && plain(technician[ENTERPRISE_URN].employeeNumber),
  };
  MEMO.set(technician, folded);
  return folded;
}

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function textOf(technician: Technician): string {
  const { name, displayName, userName, nickName, emails } = technician;
  const fields = [
    name.givenName,
    name.middleName,
    name.familyName,
    displayName,
    userName,
    nickName,
    technician[ENTERPRISE_URN].employeeNumber,
  ];
  const lines = [...fields, ...emails.map((email) => email.value)].filter((field) => field !== undefined);
  return `\n${lines.join('\n')}\n`;
}

/** The technician's full names in each spelling they have, the nickname with the family name too. */
export function foldedNames(technician: Technician): FoldedName[] {
  const known = NAMES.get(technician);
  if (known) return known;
  const { name, nickName } = technician;
  const { bare, long } = foldedTechnician(technician);
  const spellings = bare === long ? (['bare'] as const) : (['bare', 'long'] as const);
  const names = spellings.flatMap((spelling) => {
    const family = foldedWords(name.familyName, spelling);
    const middle = foldedWords(name.middleName ?? '', spelling);
    const found = [{ given: foldedWords(name.givenName, spelling), family, middle, spelling }];
    if (nickName) found.push({ given: foldedWords(nickName, spelling), family, middle: [], spelling });
    return found;
  });
  NAMES.set(technician, names);
  return names;
}

/** The words of a text, folded; apostrophes inside a word do not divide it. */
export function foldedWords(text: string, spelling: 'bare' | 'long'): string[] {
  return fold(text, spelling)
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
}
