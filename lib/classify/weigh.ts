import type { Concept } from './rules/concepts.ts';
import { AKIN, REFINES } from './rules/trust.ts';
import type { Witness } from './witnesses.ts';

export interface Weighed {
  concept: Concept | null;
  confidence: number;
  /** readable reasons, strongest first */
  evidence: string[];
}

/** From here on a meaning is relied on. */
export const SURE = 0.6;

/** How much of the strongest contradiction is taken off. */
const CONTRADICTED = 0.45;
/** A label that was read and not understood: what only names say is doubted, a bare "name" most. */
const OBSCURE = 0.8;
const OBSCURE_NAME = 0.6;

/** Witnesses of one meaning strengthen each other, those of another weaken it. The strongest meaning wins. */
export function weigh(found: Witness[], obscure: boolean): Weighed {
  const sure = new Map<Concept, number>();
  for (const { concept, weight } of found) sure.set(concept, 1 - (1 - (sure.get(concept) ?? 0)) * (1 - weight));
  if (sure.size > 1) refine(sure);
  let concept: Concept | null = null;
  let strength = 0;
  for (const [one, weight] of sure) {
    if (weight <= strength) continue;
    concept = one;
    strength = weight;
  }
  if (!concept) return { concept: null, confidence: 0, evidence: ['nothing tells what it is'] };
  let against = 0;
  for (const [other, weight] of sure)
    if (weight > against && other !== concept && !akin(concept, other)) against = weight;
  const doubt = obscure ? (concept === 'name' ? OBSCURE_NAME : OBSCURE) : 1;
  found.sort((a, b) => b.weight - a.weight);
  return {
    concept,
    confidence: strength * (1 - CONTRADICTED * against) * doubt,
    evidence: found.map(({ reason }) => reason),
  };
}

function refine(sure: Map<Concept, number>): void {
  for (const [general, exact] of REFINES) {
    const both = sure.get(exact);
    const wide = sure.get(general);
    if (both === undefined || wide === undefined || both < 0.5) continue;
    sure.set(exact, 1 - (1 - both) * (1 - wide));
    sure.delete(general);
  }
}

function akin(a: Concept, b: Concept): boolean {
  return AKIN.some(([one, other]) => (one === a && other === b) || (one === b && other === a));
}
