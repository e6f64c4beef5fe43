/** What came from known devices and has no place in the log (apart/quarantine.ts). A batch of a copied device loses the bodies that are asked for; unsigned words are no evidence, and go whole. */
import { z } from 'zod';
import { WHOLE } from '../../../apart/quarantine.ts';
import { openApart, sealApart } from '../../../apart/sealed-apart.ts';
import { retireKey } from '../../../bodies/retire-keys.ts';
import type { Database, Writing } from '../../../database.ts';
import { type Asked, because, ERASED } from '../asked.ts';
import type { Place } from '../place.ts';
import { areAsked, areHeld, type Words } from '../words-sent.ts';

/** An arrival as it was kept (arrival.ts). */
const keptSchema = z.looseObject({
  technician: z.string(),
  events: z.array(z.looseObject({ text: z.string().nullable() })),
});
type Kept = z.infer<typeof keptSchema>;

/** `left`: what stays of it; null where it goes whole. */
interface Gone {
  id: string;
  at: string;
  key: string | null;
  left: string | null;
}

async function find(db: Database, asked: Asked): Promise<{ gone: Gone[]; held: number }> {
  const found = { gone: [] as Gone[], held: 0 };
  const ids = await db.selectFrom('quarantine').select('id').where('at', '<', asked.until).orderBy('id').execute();
  // One by one: each may be as large as a batch.
  for (const { id } of ids) {
    const row = await db
      .selectFrom('quarantine as q')
      .innerJoin('devices as d', 'd.id', 'q.device')
      .select(['q.id', 'q.at', 'q.reason', 'q.bytes', 'q.sealed', 'q.body_key', 'd.technician'])
      .where('q.id', '=', id)
      .executeTakeFirst();
    const text = row && openApart(db, row);
    if (!row || typeof text !== 'string') continue;
    const words = { text, sender: row.technician };
    const { left, held } = row.reason === WHOLE ? cut(asked, words) : drop(asked, words);
    if (held) found.held += 1;
    if (left !== undefined) found.gone.push({ id, at: row.at, key: row.body_key, left });
  }
  return found;
}

/** `left`: undefined where nothing goes. */
interface Cut {
  left: string | null | undefined;
  held: boolean;
}

function drop(asked: Asked, words: Words): Cut {
  const held = areAsked(asked, words) && areHeld(asked, words);
  return { left: held || !areAsked(asked, words) ? undefined : null, held };
}

/** Leaves and signature stay: they hold nobody's values. */
function cut(asked: Asked, { text, sender }: Words): Cut {
  const batch = keptSchema.parse(JSON.parse(text));
  const wanted = batch.events.filter((one) => one.text !== null && areAsked(asked, { text: one.text, sender }));
  const gone = new Set(wanted.filter((one) => !areHeld(asked, { text: one.text as string, sender })));
  const held = gone.size < wanted.length;
  if (gone.size === 0) return { left: undefined, held };
  const events = batch.events.map((one) => (gone.has(one) ? bare(one) : one));
  const named = events.some((one) => one.text !== null);
  return { left: JSON.stringify({ ...batch, ...(named ? {} : { technician: ERASED }), events }), held };
}

function bare({ foreignClient: _, columns: _names, ...event }: Kept['events'][number]) {
  return { ...event, salt: null, text: null };
}

export const apartPlace: Place = {
  place: 'apart',
  tables: ['quarantine'],
  async plan(db, asked) {
    const { gone, held } = await find(db, asked);
    return {
      erased: gone.length,
      kept: held,
      why: because(
        held,
        'Batches kept apart from the log: what came unsigned goes whole, of a copied device’s only the bodies asked for. What is left is sealed anew, and the old key destroyed.',
      ),
    };
  },
  async forget(trx, asked) {
    const { gone } = await find(trx, asked);
    for (const key of new Set(gone.map(({ key }) => key))) if (key !== null) await retireKey(trx, key);
    for (const { id, at, left } of gone)
      if (left === null) await trx.deleteFrom('quarantine').where('id', '=', id).execute();
      else
        await trx
          .updateTable('quarantine')
          .set(await sealApart(trx, { id, at }, left))
          .where('id', '=', id)
          .execute();
    for (const key of new Set(gone.map(({ key }) => key))) if (key !== null) await sealAnew(trx, key);
  },
};

/** What else lies under a key that is going. */
async function sealAnew(trx: Writing, key: string): Promise<void> {
  const rows = await trx.selectFrom('quarantine').select('id').where('body_key', '=', key).execute();
  for (const { id } of rows) {
    const row = await trx.selectFrom('quarantine').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const text = openApart(trx, row);
    // One that was changed opens with no key.
    if (text === null) continue;
    await trx
      .updateTable('quarantine')
      .set(await sealApart(trx, row, text))
      .where('id', '=', id)
      .execute();
  }
}
