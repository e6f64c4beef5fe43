/** Files of people that were brought in, and how far they are. */
import type { Selectable } from 'kysely';
import type { ImportJob } from '../../wire/admin.schema.ts';
import type { Database, Tables, Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import type { OwnEvent } from '../own-events.ts';
import { sayWith } from '../sources/say-with.ts';

const LISTED = 100;

/** Says in the log what came of an import, in the transaction it came about in. */
export type TellImport = (trx: Writing, outcome: OwnEvent['outcome'], more?: OwnEvent['detail']) => Promise<void>;

export const tellImport =
  (actor: OwnEvent['actor'], id: string, detail: OwnEvent['detail']): TellImport =>
  (trx, outcome, more) =>
    sayWith(trx, {
      ...{ verb: 'record.changed', outcome, actor, object: { type: 'import', key: id } },
      detail: { ...detail, ...more },
    });

/** Newest first. */
export async function listImports(db: Database): Promise<ImportJob[]> {
  const rows = await db.selectFrom('imports').selectAll().orderBy('at', 'desc').orderBy('id').limit(LISTED).execute();
  return rows.map(shown);
}

/** Throws `Refused` 404. */
export async function findImport(db: Database, id: string): Promise<ImportJob> {
  const row = await db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Refused('import.unknown');
  return shown(row);
}

const shown = ({ id, source, by, at, why, state, done, total, sentence, left_alone }: Selectable<Tables['imports']>) =>
  ({
    ...{ id, source, by, at, why, state: state as ImportJob['state'], done, total, sentence },
    left: JSON.parse(left_alone) as ImportJob['left'],
  }) satisfies ImportJob;
