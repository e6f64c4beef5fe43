/** Transactions that only have to be run again are run again, for everybody who writes. */
import { setTimeout as wait } from 'node:timers/promises';
import type { TransactionBuilder } from 'kysely';
import { mustRunAgain } from './dialect.ts';

const TRIES = 10;
const FIRST_WAIT_MS = 5;

/**
 * The builder, whose `execute` runs its work again when the engine found it in conflict with another transaction and rolled it back. The work may therefore
 * run several times: it must do nothing but read and write through its transaction. Gives up after ten tries with the engine's own error.
 */
export function runAgain<Tables>(builder: TransactionBuilder<Tables>): TransactionBuilder<Tables> {
  const once = builder.execute.bind(builder);
  builder.execute = async (work) => {
    for (let tries = 1; ; tries++) {
      try {
        return await once(work);
      } catch (error) {
        if (!mustRunAgain(error) || tries === TRIES) throw error;
        await wait(Math.random() * FIRST_WAIT_MS * 2 ** tries);
      }
    }
  };
  return builder;
}
