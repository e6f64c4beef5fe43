/** Entries of the log as they are shown: body, story, and how far each is proven. */
import type { EventBody } from '../../evidence/event.schema.ts';
import { groupOf } from '../../evidence/story/groups.ts';
import { CHANGED, ERASED, REFUSED, story } from '../../evidence/story/story.ts';
import type { EvidenceEvent } from '../../wire/evidence.schema.ts';
import type { Database } from '../database.ts';
import { cosignedBy } from './cosigned-by.ts';
import { namesOf } from './names-of.ts';
import { eventOf, readRowsOf, whyNone } from './read-rows.ts';

/** In the order given. Entries that are not there are left out. */
export async function shownEvents(db: Database, indexes: readonly number[]): Promise<EvidenceEvent[]> {
  const rows = await readRowsOf(db, indexes);
  const bodies = new Map(
    rows.flatMap((row): [number, EventBody][] => {
      const body = eventOf(row);
      return body ? [[row.idx, body]] : [];
    }),
  );
  const names = await namesOf(db, [...bodies.values()]);
  const cosigned = await cosignedBy(db);
  const shown = rows.map((row): [number, EvidenceEvent] => {
    const body = bodies.get(row.idx) ?? null;
    const why = whyNone(row);
    return [
      row.idx,
      {
        ...{ index: row.idx, receivedAt: row.received_at, device: row.device, seq: row.seq, body, why },
        story: body ? story(body, names) : NONE[why ?? 'erased'],
        group: body ? groupOf(body) : null,
        proof: { leafHash: row.leaf_hash, checkpoint: Number(row.checkpoint), cosigned: cosigned(row.idx) },
      },
    ];
  });
  const byIndex = new Map(shown);
  return indexes.flatMap((index) => byIndex.get(index) ?? []);
}

const NONE = { erased: ERASED, refused: REFUSED, changed: CHANGED };
