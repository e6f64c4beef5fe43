/** Which bodies an erasure takes, which a legal hold keeps, and which must stay so that the log can be understood at all. */
import type { EventBody } from '../../../evidence/event.schema.ts';
import { runningSha256 } from '../../../evidence/hash.ts';
import { toHex } from '../../../evidence/hex.ts';
import type { ErasureRequest } from '../../../wire/evidence-erase.schema.ts';
import { STAYS } from '../../bodies/scope-of.ts';
import type { Database } from '../../database.ts';
import { eventOf, readRowsOf } from '../read-rows.ts';
import { findTerms } from '../term-ids.ts';
import { asksFor, readsNaming } from './named-reads.ts';

const PAGE = 500;

export interface ToErase {
  indexes: number[];
  /** bodies a legal hold keeps */
  held: number;
  /** holds that keep them, each once */
  by: { id: string; client: string | null }[];
  /** bodies that stay for the log's sake */
  stay: number;
  /** hex SHA-256 of the indexes in order, each followed by a line feed */
  digest: string;
}

/** Among the first `size` entries, all of which were followed. */
export async function whatToErase(db: Database, request: ErasureRequest, size: number): Promise<ToErase> {
  const holds = await db.selectFrom('evidence_holds').select(['id', 'client', 'technician']).execute();
  const found: ToErase = { indexes: [], held: 0, by: [], stay: 0, digest: '' };
  const hash = runningSha256();
  const seen = new Set<number>();
  for await (const row of candidates(db, request, size)) {
    if (seen.has(row.idx)) continue;
    seen.add(row.idx);
    const body = eventOf(row);
    if (row.body === null || (request.before && Date.parse(row.received_at) >= Date.parse(request.before))) continue;
    if (!body) continue;
    const hold = holds.find((one) => covers(one, body));
    if (STAYS.has(body.verb)) found.stay += 1;
    else if (hold) {
      found.held += 1;
      if (!found.by.includes(hold)) found.by.push(hold);
    } else {
      found.indexes.push(row.idx);
      hash.update(new TextEncoder().encode(`${row.idx}\n`));
    }
  }
  return { ...found, digest: toHex(hash.digest()) };
}

/** Whether the event is of that client, and has to do with that person. */
export function covers(
  of: { client?: string | null | undefined; technician?: string | null | undefined },
  body: EventBody,
): boolean {
  if (of.client && body.client?.id !== of.client) return false;
  return !of.technician || isAbout(body, of.technician);
}

function isAbout(body: EventBody, technician: string): boolean {
  const { actor, subject, object } = body;
  if (actor.technician === technician) return true;
  if (subject && 'technician' in subject && subject.technician === technician) return true;
  if (object?.type === 'technician' && object.key === technician) return true;
  return asksFor(body, [technician.toLowerCase()]);
}

async function* candidates(db: Database, request: ErasureRequest, size: number) {
  yield* listed(db, request, size);
  yield* readsNaming(db, request, size);
}

async function* listed(db: Database, { client, technician }: ErasureRequest, size: number) {
  const lists = client === undefined ? [0] : await findTerms(db, 'client', [client]);
  const terms = technician === undefined ? null : await termsOfPerson(db, technician);
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

async function termsOfPerson(db: Database, technician: string): Promise<number[]> {
  const found = [
    ...(await findTerms(db, 'actor', [technician])),
    ...(await findTerms(db, 'subject', [technician])),
    ...(await findTerms(db, 'object', [`technician:${technician}`])),
  ];
  // no term has this number: then nothing is found, and nothing else
  return found.length > 0 ? found : [-1];
}
