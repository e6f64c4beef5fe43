/** Events as a large MSP's log holds them, for bench:search: rows written straight into the tables, since what is measured is finding them. */
import { randomBytes } from 'node:crypto';
import type Sqlite from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { type BodyKey, monthOf, sealBody } from '../../lib/collector/bodies/body-key.ts';
import { usableKey } from '../../lib/collector/bodies/key-rows.ts';
import type { Database } from '../../lib/collector/database.ts';
import { postingsOf } from '../../lib/collector/evidence/follow-log.ts';
import { type Term, type TermKind, tailOf, termKey, termsOf } from '../../lib/collector/evidence/terms-of.ts';
import type { EventBody } from '../../lib/evidence/event.schema.ts';

export const CLIENTS = 400;
export const TECHNICIANS = 150;
const ACCOUNTS_EACH = 250;
const BATCH = 100;
const START = Date.UTC(2024, 0, 1);
/** between two batches: ten million events are about two years */
const BATCH_MS = 600_000;

const VERBS = [
  ...([
    'ticket.read',
    'ticket.read',
    'ticket.bound',
    'handoff',
    'subject.chosen',
    'fill.intended',
    'fill.done',
  ] as const),
  ...(['fill.done', 'form.submitted', 'account.observed', 'account.observed', 'account.observed'] as const),
  ...(['action.performed', 'value.copied', 'fill.refused', 'record.changed'] as const),
];

/** Few clients and people do most: the smaller the number, the more often. */
const skewed = (most: number): number => Math.floor(most * Math.random() ** 2);
export const clientId = (n = skewed(CLIENTS)): string => `client-${n}`;
export const technicianId = (n = skewed(TECHNICIANS)): string => `tech-${n}`;
export const accountName = (client: string, n = skewed(ACCOUNTS_EACH)): string => `user${n}@${client}.example`;
export const ticketNumber = (index: number): string => String(100_000 + Math.floor(index / 12));
/** ten thousand events are under a day: two months at most */
const CHUNK = BATCH * 100;
export const momentOf = (index: number): number => START + Math.floor(index / BATCH) * BATCH_MS;

const monthAt = (index: number): string => monthOf(new Date(momentOf(index)).toISOString());

function bodyOf(index: number) {
  const verb = VERBS[Math.floor(Math.random() * VERBS.length)] as (typeof VERBS)[number];
  const client = clientId();
  const refused = verb === 'fill.refused' || Math.random() < 0.01;
  const fields = verb.startsWith('fill') || verb === 'account.observed';
  return {
    ...{ v: 1, id: uuid({ msecs: momentOf(index) }), at: new Date(momentOf(index)).toISOString(), verb },
    outcome: refused ? 'refused' : 'success',
    actor: { technician: technicianId(), version: 3, device: 'dev-bench' },
    subject: { technician: technicianId(), version: 2 },
    ticket: { console: 'rt', number: ticketNumber(index - skewed(2000)) },
    client: { id: client, version: 4 },
    console: { id: `${client}-entra`, profile: 'entra', signedInAs: `admin@${client}.example` },
    object: { type: 'account', key: accountName(client), purpose: 'everyday' },
    ...(fields
      ? {
          fields: ['givenName', 'familyName', 'title'].map((attribute) => ({
            ...{
              attribute,
              control: `Field ${attribute}`,
              to: `Value ${index} of ${attribute}`,
              mark: 'filled',
              outcome: 'kept',
            },
            provenance: { from: 'record', technician: 'tech-1', version: 3, path: `name.${attribute}` },
          })),
        }
      : {}),
  };
}

/** Keys of all clients for the months met so far: bodies lie sealed, as a collector lays them down. */
export function monthlyKeys(db: Database) {
  const months = new Map<string, Map<string, BodyKey>>();
  return async (month: string): Promise<ReadonlyMap<string, BodyKey>> => {
    const known = months.get(month) ?? new Map<string, BodyKey>();
    months.set(month, known);
    for (let n = known.size; n < CLIENTS; n++) known.set(clientId(n), await usableKey(db, clientId(n), month));
    return known;
  };
}

/** Adds entries up to `target`, as a collector would have stored them; with `followed`, also into the lists searches use, as following the log would, without its checks. Gives the mean size of a body. */
export async function addEvents(
  sqlite: Sqlite.Database,
  keysOf: ReturnType<typeof monthlyKeys>,
  { from, target, followed }: { from: number; target: number; followed: boolean },
): Promise<number> {
  const follow = followed ? follower(sqlite) : undefined;
  const entry = sqlite.prepare('insert into log_entries values (?,?,?,?,?,?,?,?,?)');
  const body = sqlite.prepare(
    'insert into event_bodies (idx, salt, body, sealed, body_key, verb, technician, client, console, ticket_console, ticket_number) values (?,?,?,?,?,?,?,?,?,?,?)',
  );
  const batch = sqlite.prepare('insert into batches values (?,?,?,?,?,?,?,?,?,?,?)');
  let bytes = 0;
  for (let first = from; first < target; first += CHUNK) {
    const last = Math.min(target, first + CHUNK) - 1;
    const keys = new Map<string, ReadonlyMap<string, BodyKey>>();
    for (const index of [first, last]) keys.set(monthAt(index), await keysOf(monthAt(index)));
    sqlite.exec('begin');
    for (let index = first; index <= last; index++) {
      const made = bodyOf(index);
      const text = JSON.stringify(made);
      bytes += text.length;
      const hash = randomBytes(32).toString('hex');
      const start = index - (index % BATCH);
      if (index === start) {
        const at = new Date(momentOf(index)).toISOString();
        batch.run(
          start,
          'dev-bench',
          start + 1,
          start + BATCH,
          start + BATCH,
          'x'.repeat(86),
          at,
          at,
          'active',
          'x'.repeat(86),
          start + BATCH,
        );
      }
      entry.run(index, 'dev-bench', index + 1, hash, hash, hash, made.id, start, null);
      follow?.(index, made);
      const key = keys.get(monthAt(index))?.get(made.client.id) as BodyKey;
      body.run(
        index,
        '',
        '',
        sealBody(key, hash, hash, text),
        key.id,
        made.verb,
        made.actor.technician,
        made.client.id,
        made.console.id,
        'rt',
        made.ticket.number,
      );
    }
    sqlite.prepare('update log_head set size = ?').run(last + 1);
    sqlite.exec('commit');
  }
  return Math.round(bytes / (target - from));
}

function follower(sqlite: Sqlite.Database) {
  const known = sqlite.prepare('select id, kind, value from evidence_terms').all() as {
    id: number;
    kind: TermKind;
    value: string;
  }[];
  const ids = new Map(known.map((term) => [termKey(term), term.id]));
  const term = sqlite.prepare('insert into evidence_terms values (?,?,?,?)');
  const row = sqlite.prepare('insert into evidence_rows values (?,?,?)');
  const posting = sqlite.prepare('insert into evidence_postings values (?,?,?)');
  const hour = sqlite.prepare(
    'insert into evidence_hours values (?,?,?) on conflict do update set last = excluded.last',
  );
  const cursor = sqlite.prepare(`update evidence_cursor set next = ? where name = 'search'`);
  let last = known.reduce((most, { id }) => Math.max(most, id), 0);
  const idOf = (one: Term): number => {
    const found = ids.get(termKey(one));
    if (found !== undefined) return found;
    last += 1;
    ids.set(termKey(one), last);
    term.run(last, one.kind, one.value, tailOf(one));
    return last;
  };
  return (index: number, made: ReturnType<typeof bodyOf>): void => {
    const { scope, terms } = termsOf(made as unknown as EventBody);
    const [own, at] = [idOf(scope), momentOf(index)];
    row.run(index, at, own);
    for (const one of postingsOf(index, own, [...new Set(terms.map(idOf))])) posting.run(one);
    if (index % BATCH === BATCH - 1) {
      hour.run(Math.floor(at / 3_600_000), index - BATCH + 1, index);
      cursor.run(index + 1);
    }
  };
}
