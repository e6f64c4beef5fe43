/** What must be ended when the command ends, last begun first. */
export interface Stopping {
  add(end: () => Promise<void> | void): void;
  /** resolves at the first Ctrl-C or request to end */
  asked: Promise<void>;
  /** true once somebody asked to end, or the ending began by itself */
  begun(): boolean;
  run(): Promise<void>;
}

/** A terminal, npm and the boot script may each send the same Ctrl-C: one is enough, and a second within this time means nothing. */
const INSIST_AFTER_MS = 1500;

/** Listens for Ctrl-C from now on. A second Ctrl-C, pressed later, ends at once. */
export function createStopping(): Stopping {
  const ends: (() => Promise<void> | void)[] = [];
  let first = 0;
  const asked = new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (first > 0 && Date.now() - first > INSIST_AFTER_MS) process.exit(130);
        first ||= Date.now();
        done();
      });
    }
  });
  return {
    add: (end) => ends.push(end),
    asked,
    begun: () => first > 0,
    async run() {
      first ||= Date.now();
      for (const end of ends.splice(0).reverse()) {
        try {
          await end();
        } catch (error) {
          // the rest must be ended all the same
          process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        }
      }
    },
  };
}
