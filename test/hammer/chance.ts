import { seeded } from '../record/seeded.ts';

/** Every throw of the dice of a run, from one seed. */
export interface Chance {
  /** true in `share` of all cases */
  yes(share: number): boolean;
  /** a whole number from `low` to `high`, both included */
  between(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
}

export function createChance(seed: number): Chance {
  const random = seeded(seed);
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  return {
    yes: (share) => random() < share,
    between,
    pick: (list) => list[between(0, list.length - 1)] as never,
    shuffled(list) {
      const left = [...list];
      return list.map(() => left.splice(between(0, left.length - 1), 1)[0] as (typeof left)[number]);
    },
  };
}
