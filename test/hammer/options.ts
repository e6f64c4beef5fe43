import { parseArgs } from 'node:util';

export const ENGINES = ['sqlite', 'postgres'] as const;
export type Engine = (typeof ENGINES)[number];

export interface HammerOptions {
  cycles: number;
  engine: Engine;
  /** the same seed deals the same faults in the same order; when each falls into what it meets is left to the machine */
  seed: number;
  /** leave data, profile and logs for a look */
  /** only faults whose name holds this */
  only: string;
  keep: boolean;
  /** one line per cycle, and why a deed did not come to its end */
  verbose: boolean;
}

const HELP = `npm run hammer -- [options]

  --cycles N          how many faults (default 40)
  --engine ENGINE     sqlite (default) or postgres
  --seed N            deals the same faults again
  --only WORDS        only faults whose name holds these words
  --keep              leaves the folder with data, profile and logs
  --verbose           tells each cycle`;

/** Reads the command line. Throws an `Error` whose message says what to put right. */
export function hammerOptions(words: string[]): HammerOptions {
  const { values } = parseArgs({
    args: words,
    options: {
      cycles: { type: 'string', default: '40' },
      engine: { type: 'string', default: 'sqlite' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      only: { type: 'string', default: '' },
      keep: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
    },
  });
  const engine = ENGINES.find((one) => one === values.engine);
  const [cycles, seed] = [Number(values.cycles), Number(values.seed)];
  if (!engine || !Number.isInteger(cycles) || cycles < 1 || !Number.isInteger(seed)) throw new Error(HELP);
  return { cycles, engine, seed, only: values.only, keep: values.keep, verbose: values.verbose };
}
