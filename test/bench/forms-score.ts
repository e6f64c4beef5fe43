import type { Labels, Predictions } from './forms-labels.ts';

/** The types that count, in the order they are reported. */
export const TYPES = [
  'name',
  'given-name',
  'additional-name',
  'family-name',
  'username',
  'email',
  'tel',
  'organization',
  'organization-title',
  'department',
  'employee-id',
  'manager',
  'address-line1',
  'address-line2',
  'address-level2',
  'address-level1',
  'postal-code',
  'country',
  'role',
  'status',
] as const;

/** Other words for a type. */
const SYNONYMS: Record<string, string> = {
  'street-address': 'address-line1',
  'country-name': 'country',
  'tel-national': 'tel',
  'tel-mobile': 'tel',
};

/** A type's mean counts from so many fields on. */
const ENOUGH_FOR_MEAN = 10;

export interface Measure {
  p: number;
  r: number;
  f1: number;
}

interface Tally {
  right: number;
  wrong: number;
  missed: number;
}

export interface ScoredType extends Measure {
  type: string;
  fields: number;
}

/** One control that was missed, or taken for something it is not. */
export interface Miss {
  id: string;
  control: string;
  /** what would be right; empty = leave alone */
  gold: string[];
  predicted: string | null;
}

export interface Score {
  forms: number;
  fields: number;
  micro: Measure;
  /** mean over the types with at least ten fields */
  macroF1: number;
  /** controls that would be filled with another attribute's value */
  wrongWrites: number;
  types: ScoredType[];
  misses: Miss[];
}

/** Which forms and which types are looked at; absent = all. */
export interface Scope {
  forms?: (id: string) => boolean;
  types?: readonly string[];
}

/**
 * Compares predictions with labels. A control that is taken for the wrong thing counts twice, once missed for what it is and once wrong for what it was taken
 * for; one that is rightly left alone counts nowhere. With `types`, controls of other types are not looked at, and an answer outside them is none.
 */
export function score(labels: Labels, predictions: Predictions, { forms = () => true, types }: Scope = {}): Score {
  const tallies = new Map<string, Tally>(TYPES.map((type) => [type, { right: 0, wrong: 0, missed: 0 }]));
  const count = (type: string | undefined, as: keyof Tally) => {
    const tally = tallies.get(type ?? '');
    if (tally) tally[as]++;
  };
  const misses: Miss[] = [];
  const ids = Object.keys(labels).filter(forms);
  for (const id of ids) {
    for (const [control, label] of Object.entries(labels[id]?.fields ?? {})) {
      const gold = [label.type]
        .flat()
        .map(known)
        .filter((type) => type !== null);
      if (label.ignore || (types && gold.some((type) => !types.includes(type)))) continue;
      let predicted = known(predictions[id]?.[control]);
      if (predicted && (label.ignoreTypes?.includes(predicted) || types?.includes(predicted) === false))
        predicted = null;
      if (predicted && gold.includes(predicted)) {
        count(predicted, 'right');
        continue;
      }
      count(gold[0], 'missed');
      if (predicted) count(predicted, 'wrong');
      if (gold.length > 0 || predicted) misses.push({ id, control, gold, predicted });
    }
  }
  return summed(ids.length, tallies, misses);
}

function summed(forms: number, tallies: Map<string, Tally>, misses: Miss[]): Score {
  const seen = [...tallies].filter(([, { right, wrong, missed }]) => right + wrong + missed > 0);
  const total: Tally = { right: 0, wrong: 0, missed: 0 };
  for (const [, tally] of seen) for (const key of ['right', 'wrong', 'missed'] as const) total[key] += tally[key];
  const types = seen.map(([type, tally]) => ({ type, fields: tally.right + tally.missed, ...measure(tally) }));
  const means = types.filter(({ fields }) => fields >= ENOUGH_FOR_MEAN).map(({ f1 }) => f1);
  return {
    forms,
    fields: total.right + total.missed,
    micro: measure(total),
    macroF1: means.reduce((sum, f1) => sum + f1, 0) / (means.length || 1),
    wrongWrites: misses.filter(({ predicted }) => predicted).length,
    types,
    misses,
  };
}

function measure({ right, wrong, missed }: Tally): Measure {
  const p = right / (right + wrong || 1);
  const r = right / (right + missed || 1);
  return { p, r, f1: (2 * p * r) / (p + r || 1) };
}

/** The type a word stands for, or null when it is none that counts. */
function known(word: string | null | undefined): string | null {
  const type = SYNONYMS[word ?? ''] ?? word ?? '';
  return (TYPES as readonly string[]).includes(type) ? type : null;
}
