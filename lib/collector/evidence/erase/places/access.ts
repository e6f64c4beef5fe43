/** How somebody got in: codes they enrolled with, sessions, tokens they answered for, links to a provider, what their devices are called; and when somebody covered for a client. */
import type { Database, Writing } from '../../../database.ts';
import { AT_ONCE } from '../../../references.ts';
import { type Asked, because, isHeld, unheld } from '../asked.ts';
import type { Place } from '../place.ts';

type Table = 'covers' | 'enrolments' | 'sessions' | 'tokens' | 'sign_in_links' | 'devices';

/** A row by its key; `over`: nothing works by it any more. */
interface Way {
  table: Table;
  key: string;
  over: boolean;
}

async function coversOf(db: Database, { request, until, now }: Asked) {
  const { client, technician } = request;
  let rows = db.selectFrom('covers').selectAll().where('until_at', '<', until);
  if (client) rows = rows.where('client', '=', client);
  if (technician) rows = rows.where('technician', '=', technician);
  const found = await rows.execute();
  return found.map((row) => ({ ...row, over: row.reviewed_at !== null && row.until_at <= now }));
}

/** Of a person, at whichever client. */
async function waysOf(db: Database, { request, until, absent, now }: Asked): Promise<Way[]> {
  const { client, technician, before } = request;
  if (technician === undefined || client !== undefined) return [];
  const enrolments = await db
    .selectFrom('enrolments')
    .select(['code_hash as key', 'used_at', 'expires_at'])
    .where('technician', '=', technician)
    .where('created_at', '<', until)
    .execute();
  const sessions = await db
    .selectFrom('sessions')
    .select(['id as key', 'ended_at', 'until'])
    .where('technician', '=', technician)
    .where('began_at', '<', until)
    .execute();
  const tokens = await db
    .selectFrom('tokens')
    .select(['id as key', 'revoked_at'])
    .where('owner', '=', technician)
    .where('created_at', '<', until)
    .execute();
  const links = await db.selectFrom('sign_in_links').select('id as key').where('technician', '=', technician).execute();
  const devices = await db
    .selectFrom('devices')
    .select(['id as key', 'state'])
    .where('technician', '=', technician)
    .where('name', '<>', '')
    .execute();
  const left = absent && before === undefined;
  return [
    ...enrolments.map((one) => way('enrolments', one.key, one.used_at !== null || one.expires_at <= now)),
    ...sessions.map((one) => way('sessions', one.key, one.ended_at !== null || one.until <= now)),
    ...tokens.map((one) => way('tokens', one.key, one.revoked_at !== null)),
    ...links.map((one) => way('sign_in_links', one.key, left)),
    ...devices.map((one) => way('devices', one.key, left && one.state !== 'active')),
  ];
}

const way = (table: Table, key: string, over: boolean): Way => ({ table, key, over });

async function find(db: Database, asked: Asked) {
  const covers = await coversOf(db, asked);
  const ways = await waysOf(db, asked);
  const ended = covers.filter(({ over }) => over);
  const { gone, held } = unheld(asked, ended, ({ client, technician }) => ({ client, people: [technician] }));
  const over = ways.filter((one) => one.over);
  const kept = isHeld(asked, { client: null, people: [asked.request.technician ?? null] }) ? over.length : 0;
  return {
    gone: [...gone.map(({ id }) => way('covers', id, true)), ...(kept > 0 ? [] : over)],
    held: held + kept,
    working: covers.length - ended.length + ways.length - over.length,
  };
}

export const accessPlace: Place = {
  place: 'access',
  tables: [
    'covers',
    'grants',
    'enrolments',
    'devices',
    'sessions',
    'session_tokens',
    'sign_ins',
    'sign_in_links',
    'tokens',
  ],
  async plan(db, asked) {
    const { gone, held, working } = await find(db, asked);
    return {
      erased: gone.length,
      kept: working + held,
      why: because(
        held,
        'Covers that are over and reviewed, used codes, ended sessions, withdrawn tokens, and what devices are called once their owner has left.',
        working > 0 && 'What still works, or waits for its review, stays.',
        asked.request.technician !== undefined &&
          'Of a device its key and its owner’s id stay: its chain is verified by them.',
      ),
    };
  },
  async forget(trx, asked) {
    const { gone } = await find(trx, asked);
    for (const [table, rows] of Map.groupBy(gone, (one) => one.table))
      for (let at = 0; at < rows.length; at += AT_ONCE)
        await FORGET[table](
          trx,
          rows.slice(at, at + AT_ONCE).map(({ key }) => key),
        );
  },
};

const FORGET: Record<Table, (trx: Writing, keys: string[]) => Promise<unknown>> = {
  covers: (trx, keys) => trx.deleteFrom('covers').where('id', 'in', keys).execute(),
  enrolments: (trx, keys) => trx.deleteFrom('enrolments').where('code_hash', 'in', keys).execute(),
  tokens: (trx, keys) => trx.deleteFrom('tokens').where('id', 'in', keys).execute(),
  sign_in_links: (trx, keys) => trx.deleteFrom('sign_in_links').where('id', 'in', keys).execute(),
  devices: (trx, keys) => trx.updateTable('devices').set({ name: '' }).where('id', 'in', keys).execute(),
  async sessions(trx, keys) {
    await trx.deleteFrom('session_tokens').where('session', 'in', keys).execute();
    await trx.deleteFrom('sessions').where('id', 'in', keys).execute();
  },
};
