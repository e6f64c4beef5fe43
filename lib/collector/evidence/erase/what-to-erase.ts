/** Which bodies an erasure takes, which a legal hold keeps, and which must stay so that the log can be understood at all. */
import { STAYS } from '../../bodies/scope-of.ts';
import type { Database } from '../../database.ts';
import { AT_ONCE } from '../../references.ts';
import { eventOf, type ReadRow, readRowsOf } from '../read-rows.ts';
import { findTerms } from '../term-ids.ts';
import { covers, type Of } from './about.ts';
import type { Asked, Hold } from './asked.ts';
import { erasureDigest } from './digest.ts';
import { readsNaming } from './named-reads.ts';
import { coversBy, type Known, theirsIn } from './person-names.ts';
import { areAsked, isHeldBy } from './words-sent.ts';

const PAGE = 500;

export interface ToErase {
  indexes: number[];
  /** bodies a legal hold keeps */
  held: number;
  /** holds that keep them, each once */
  by: Hold[];
  /** bodies that stay for the log's sake */
  stay: number;
  /** of `indexes` (digest.ts) */
  digest: string;
}

/** Among the first `size` entries, all of which were followed. */
export async function whatToErase(db: Database, asked: Asked, size: number): Promise<ToErase> {
  const { holds, until } = asked;
  const found: ToErase = { indexes: [], held: 0, by: [], stay: 0, digest: '' };
  const seen = new Set<number>();
  for await (const { row, holding } of candidates(db, asked, size)) {
    if (row.body === null || seen.has(row.idx)) continue;
    seen.add(row.idx);
    if (row.received_at >= until) continue;
    const hold = await firstOf(holds, holding);
    const body = eventOf(row);
    if (body && STAYS.has(body.verb)) found.stay += 1;
    else if (hold) {
      found.held += 1;
      if (!found.by.includes(hold)) found.by.push(hold);
    } else found.indexes.push(row.idx);
  }
  found.indexes.sort((one, other) => one - other);
  return { ...found, digest: erasureDigest(found.indexes) };
}

async function firstOf(holds: readonly Hold[], holding: Candidate['holding']): Promise<Hold | undefined> {
  for (const hold of holds) if (await holding(hold)) return hold;
  return undefined;
}

/** `holding`: whether a hold keeps it. */
interface Candidate {
  row: ReadRow;
  holding(hold: Hold): boolean | Promise<boolean>;
}

async function* candidates(db: Database, asked: Asked, size: number): AsyncGenerator<Candidate> {
  const theirs = theirsIn(db);
  for await (const row of listed(db, asked, size)) {
    const body = eventOf(row);
    if (body && (await coversBy(theirs, asked.of, body)))
      yield { row, holding: (hold) => coversBy(theirs, hold, body) };
  }
  for await (const row of readsNaming(db, asked, size)) {
    const body = eventOf(row);
    if (body) yield { row, holding: (hold) => covers(hold, body) };
  }
  yield* refused(db, asked, size);
}

/** Bodies this version could not take in: kept, and in no list. */
async function* refused(db: Database, asked: Asked, size: number): AsyncGenerator<Candidate> {
  for (let last = -1; ; ) {
    const rows = await db
      .selectFrom('event_bodies as b')
      .innerJoin('log_entries as e', 'e.idx', 'b.idx')
      .innerJoin('devices as d', 'd.id', 'e.device')
      .select(['b.idx', 'd.technician'])
      .where('b.verb', 'is', null)
      .where('b.idx', '>', last)
      .where('b.idx', '<', size)
      .orderBy('b.idx')
      .limit(PAGE)
      .execute();
    if (rows.length === 0) return;
    last = Number(rows.at(-1)?.idx);
    const senders = new Map(rows.map(({ idx, technician }) => [Number(idx), technician]));
    for (const row of await readRowsOf(db, [...senders.keys()])) {
      const words = { text: row.body ?? '', sender: senders.get(row.idx) ?? '' };
      if (areAsked(asked, words)) yield { row, holding: (hold) => isHeldBy(hold, words) };
    }
  }
}

async function* listed(db: Database, { of, known }: Asked, size: number) {
  const lists = await listsOf(db, of);
  const { technician } = of;
  const terms = !technician || known === null ? null : await termsOfPerson(db, technician, known);
  for (const list of lists) {
    for (let last = -1; ; ) {
      const rows = await db
        .selectFrom('evidence_postings')
        .select('idx')
        .distinct()
        .where('scope', '=', list)
        .where('term', 'in', terms ?? [list])
        .where('idx', '>', last)
        .where('idx', '<', size)
        .orderBy('idx')
        .limit(PAGE)
        .execute();
      if (rows.length === 0) break;
      last = Number(rows.at(-1)?.idx);
      yield* await readRowsOf(
        db,
        rows.map(({ idx }) => Number(idx)),
      );
    }
  }
}

/** Of the MSP itself also what is of no client: those are listed by who did them. */
async function listsOf(db: Database, { client, own }: Of): Promise<number[]> {
  if (!client) return [0];
  const lists = await findTerms(db, 'client', [client]);
  if (!own) return lists;
  const rows = await db.selectFrom('evidence_terms').select('id').where('kind', '=', 'own').execute();
  return [...lists, ...rows.map(({ id }) => Number(id))];
}

async function termsOfPerson(db: Database, technician: string, { objects, accounts }: Known): Promise<number[]> {
  const ids = [...objects].filter((one) => one.startsWith('account:')).map((one) => one.slice('account:'.length));
  const found = [
    ...(await findTerms(db, 'actor', [technician])),
    ...(await findTerms(db, 'subject', [technician])),
    ...(await findTerms(db, 'object', [`technician:${technician}`, ...objects])),
    ...(await accountTerms(db, [...accounts, ...ids])),
  ];
  // no term has this number: then nothing is found, and nothing else
  return found.length > 0 ? found : [-1];
}

/** As consoles write them: case aside. */
async function accountTerms(db: Database, names: readonly string[]): Promise<number[]> {
  const found: number[] = [];
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const tails = names.slice(at, at + AT_ONCE).map((name) => name.toLowerCase());
    const rows = await db
      .selectFrom('evidence_terms')
      .select('id')
      .where('kind', '=', 'account')
      .where('tail', 'in', tails)
      .execute();
    found.push(...rows.map(({ id }) => Number(id)));
  }
  return found;
}
