import { fold } from './ascii.ts';
import { foldedTechnician } from './folded-technician.ts';
import type { Technician } from './record.schema.ts';

/**
 * Technicians whose name, e-mail, user name or employee number fits the query, best first, at most `limit`. Every word of the query must begin some word of theirs;
 * case and diacritics aside, in either spelling (`Muller`, `Mueller` and `Müller` are alike). An empty query finds nobody. Once folded, 10,000 technicians take under 10 ms.
 */
export function searchTechnicians(query: string, technicians: readonly Technician[], limit: number): Technician[] {
  const words = wordsOf(query.slice(0, 128));
  if (words.length === 0 || limit < 1) return [];
  const found: { technician: Technician; score: number }[] = [];
  for (const technician of technicians) {
    const score = scoreOf(words, technician);
    if (score > 0) found.push({ technician, score });
  }
  found.sort(
    (a, b) =>
      b.score - a.score ||
      compare(a.technician.displayName, b.technician.displayName) ||
      compare(a.technician.id, b.technician.id),
  );
  return found.slice(0, limit).map(({ technician }) => technician);
}

interface Word {
  bare: string;
  long: string;
}

function wordsOf(query: string): Word[] {
  const words = query
    .trim()
    .split(/[\s,;]+/u)
    .filter(Boolean);
  return words.map((word) => ({ bare: fold(word), long: fold(word, 'long') }));
}

/** 0 when a word fits nothing; else higher the more words fit whole, and when the person is active. */
function scoreOf(words: readonly Word[], technician: Technician): number {
  const { bare, long } = foldedTechnician(technician);
  let score = technician.active ? 1 : 0.5;
  for (const word of words) {
    const plain = fits(bare, word.bare);
    const fit = bare === long && word.bare === word.long ? plain : Math.max(plain, fits(long, word.long));
    if (fit === 0) return 0;
    score += fit;
  }
  return score;
}

/** 3 = a whole field, 2 = its beginning, 1 = the beginning of a word inside, 0 = nowhere. */
function fits(text: string, word: string): number {
  let best = 0;
  for (let at = text.indexOf(word); at >= 0 && best < 3; at = text.indexOf(word, at + 1)) {
    const before = text.charAt(at - 1);
    if (before === '\n') best = Math.max(best, text.charAt(at + word.length) === '\n' ? 3 : 2);
    else if (best === 0 && BREAKS.includes(before)) best = 1;
  }
  return best;
}

const BREAKS = " .-_@+'/\\()";

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
