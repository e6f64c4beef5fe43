/** The log's tables as cursors. */
import { bodyKeysOf } from '../bodies/body-keys.ts';
import { BODY_COLUMNS, readBody } from '../bodies/open-body.ts';
import type { Database } from '../database.ts';
import { cursor } from './cursor.ts';

const PAGE = 1000;

/** Entries with their bodies in the clear, or `unread`: why not. `clear`: what stands in the columns that are empty where bodies are sealed. */
export const entryRows = (db: Database) =>
  cursor((last: { idx: number } | undefined) =>
    db
      .selectFrom('log_entries as e')
      .leftJoin('event_bodies as b', 'b.idx', 'e.idx')
      .leftJoin('erased_bodies as x', 'x.idx', 'e.idx')
      .leftJoin('erasures as r', 'r.id', 'x.erasure')
      .leftJoin('body_keys as k', 'k.id', 'b.body_key')
      .select([
        'e.idx',
        'e.device',
        'e.seq',
        'e.prev',
        'e.body_mac',
        'e.event_id',
        'e.batch',
        'k.scope',
        'k.state as key_state',
      ])
      .select(BODY_COLUMNS)
      .select(['e.body_refused', 'b.verb', 'b.technician', 'b.client', 'b.console'])
      .select(['b.ticket_console', 'b.ticket_number', 'x.erasure', 'r.state as erasure_state'])
      .$if(last !== undefined, (rows) => rows.where('e.idx', '>', last?.idx ?? 0))
      .orderBy('e.idx')
      .limit(PAGE)
      .execute()
      .then((rows) =>
        rows.map((row) => ({ ...row, clear: `${row.salt ?? ''}${row.body ?? ''}`, ...readBody(bodyKeysOf(db), row) })),
      ),
  );
export type EntryRow = NonNullable<Awaited<ReturnType<ReturnType<typeof entryRows>['next']>>>;

export const batchRows = (db: Database) =>
  cursor((last: { id: number } | undefined) =>
    db
      .selectFrom('batches')
      .selectAll()
      .$if(last !== undefined, (rows) => rows.where('id', '>', last?.id ?? 0))
      .orderBy('id')
      .limit(PAGE)
      .execute(),
  );
export type BatchRow = NonNullable<Awaited<ReturnType<ReturnType<typeof batchRows>['next']>>>;

/** By size: where a new epoch begins, two are of one size. */
export const checkpointRows = (db: Database) =>
  cursor((last: { epoch: number; size: number } | undefined) => {
    let rows = db.selectFrom('checkpoints').selectAll().orderBy('size').orderBy('epoch').limit(PAGE);
    if (last)
      rows = rows.where((e) =>
        e.or([e('size', '>', last.size), e.and([e('size', '=', last.size), e('epoch', '>', last.epoch)])]),
      );
    return rows.execute();
  });
export type CheckpointRow = NonNullable<Awaited<ReturnType<ReturnType<typeof checkpointRows>['next']>>>;

export const cosignatureRows = (db: Database) =>
  cursor((last: { epoch: number; size: number; device: string } | undefined) => {
    let rows = db
      .selectFrom('cosignatures as s')
      .leftJoin('checkpoints as c', (join) => join.onRef('c.epoch', '=', 's.epoch').onRef('c.size', '=', 's.size'))
      .leftJoin('devices as d', 'd.id', 's.device')
      .select(['s.epoch', 's.size', 's.device', 's.line', 'c.note', 'd.public_key'])
      .orderBy('s.device')
      .orderBy('s.epoch')
      .orderBy('s.size')
      .limit(PAGE);
    if (last)
      rows = rows.where((e) =>
        e.or([
          e('s.device', '>', last.device),
          e.and([e('s.device', '=', last.device), e('s.epoch', '>', last.epoch)]),
          e.and([e('s.device', '=', last.device), e('s.epoch', '=', last.epoch), e('s.size', '>', last.size)]),
        ]),
      );
    return rows.execute();
  });
