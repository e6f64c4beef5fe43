import type { Stage } from './stage.ts';

/** One attack of the numbered list, performed against the built extension or the running collector. */
export interface Attack {
  number: number;
  title: string;
  /** Performs it and asserts the only acceptable outcome; gives what was tried and what happened, in a few words. */
  attack(stage: Stage): Promise<string>;
}
