import type { ErasurePlace } from '../../../wire/evidence-erase.schema.ts';
import type { Database, Tables, Writing } from '../../database.ts';
import type { Asked } from './asked.ts';
import type { ToErase } from './what-to-erase.ts';

export type Said = Omit<ErasurePlace, 'place'>;

/** One place personal values lie in. */
export interface Place {
  place: ErasurePlace['place'];
  /** what it answers for; of the places, each table of the database is in one (places.ts) */
  tables: readonly (keyof Tables)[];
  /** what goes, what stays, and why */
  plan(db: Database, asked: Asked, bodies: ToErase): Promise<Said>;
  /** takes it out, after the bodies; absent where it went with them, or is beyond reach */
  forget?(trx: Writing, asked: Asked, erasure: string): Promise<void>;
  /** goes with the bodies, or is made again of what is left: no reason by itself to erase */
  follows?: true;
}

export const countRows = async (db: Database, table: keyof Tables): Promise<number> =>
  Number(
    (
      await db
        .selectFrom(table)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );
