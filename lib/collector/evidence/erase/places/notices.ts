/** What was tried and refused, as far as it names somebody, or a client. */
import type { Database } from '../../../database.ts';
import { AT_ONCE } from '../../../references.ts';
import { type Asked, because, namesIn, unheld } from '../asked.ts';
import { concerns, wordsHold } from '../concerns.ts';
import type { Place } from '../place.ts';

async function find(db: Database, asked: Asked) {
  const { client, technician } = asked.request;
  const found = { gone: [] as string[], held: 0 };
  const devices = technician
    ? await db.selectFrom('devices').select('id').where('technician', '=', technician).execute()
    : [];
  const theirs = new Set(devices.map(({ id }) => id));
  for (let last = ''; ; ) {
    const rows = await db
      .selectFrom('security_events')
      .selectAll()
      .where('id', '>', last)
      .where('at', '<', asked.until)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    const about = rows
      .map(({ id, device, technician: by, detail }) => {
        const text = detail.toLowerCase();
        const names = (device !== null && theirs.has(device)) || namesIn(asked).some((name) => wordsHold(text, name));
        return { id, client: clientIn(detail), people: [by, ...(technician && names ? [technician] : [])] };
      })
      .filter((whose) => concerns({ client, technician }, whose));
    const { gone, held } = unheld(asked, about, (whose) => whose);
    found.gone.push(...gone.map(({ id }) => id));
    found.held += held;
    if (rows.length < PAGE) return found;
    last = rows.at(-1)?.id ?? last;
  }
}

const PAGE = 2000;

const clientIn = (detail: string): string | null => {
  const { client } = JSON.parse(detail) as { client?: unknown };
  return typeof client === 'string' ? client : null;
};

export const noticesPlace: Place = {
  place: 'notices',
  tables: ['security_events'],
  async plan(db, asked) {
    const { gone, held } = await find(db, asked);
    return {
      erased: gone.length,
      kept: held,
      why: because(held, 'What was tried and refused, by them or naming them.'),
    };
  },
  async forget(trx, asked) {
    const { gone } = await find(trx, asked);
    for (let at = 0; at < gone.length; at += AT_ONCE)
      await trx
        .deleteFrom('security_events')
        .where('id', 'in', gone.slice(at, at + AT_ONCE))
        .execute();
  },
};
