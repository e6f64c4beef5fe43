/** One event with everything that proves it. */
import type { z } from 'zod';
import { toBase64 } from '../../evidence/base64.ts';
import { inclusionRanges } from '../../evidence/merkle.ts';
import type { evidenceEventAnswerSchema } from '../../wire/evidence.schema.ts';
import { BODY_COLUMNS, opened } from '../bodies/open-body.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import type { Collector } from '../http.ts';
import { readHead } from '../log-head.ts';
import { listsOf, type Scope } from './scope.ts';
import { shownEvents } from './shown-events.ts';

/** Throws `Refused` 404 for an entry that is not there, and alike for one outside the scope. */
export async function oneEvent(
  { reads, nodes, log }: Collector,
  scope: Scope,
  index: number,
): Promise<z.input<typeof evidenceEventAnswerSchema>> {
  const entry = await entryIn(reads, scope, index);
  const [event] = entry ? await shownEvents(reads, [index]) : [];
  if (!entry || !event) throw new Refused('evidence.unknown');
  const { size, note } = await readHead(reads);
  const proof = await nodes.roots(inclusionRanges(index, size));
  const { device, prev, body_mac } = entry;
  return {
    event,
    leaf: { v: 1, log, device, seq: Number(entry.seq), prev, body: body_mac },
    salt: entry.body_refused === null ? entry.salt : null,
    checkpoint: note,
    proof: proof.map(toBase64),
  };
}

async function entryIn(db: Database, scope: Scope, index: number) {
  const rows = await db
    .selectFrom('log_entries as e')
    .leftJoin('event_bodies as b', 'b.idx', 'e.idx')
    .leftJoin('evidence_rows as r', 'r.idx', 'e.idx')
    .select(['e.device', 'e.seq', 'e.prev', 'e.body_mac', 'e.body_refused', 'r.scope'])
    .select(BODY_COLUMNS)
    .where('e.idx', '=', index)
    .execute();
  const [entry] = opened(db, rows);
  if (!entry || scope === 'all') return entry;
  const lists = await listsOf(db, scope, undefined);
  return lists.includes(Number(entry.scope ?? -1)) ? entry : undefined;
}
