/** A part of the log in a format for other tools, or as a page to read, piece by piece. */
import { BOM, csvHead, csvLine } from '../../evidence/formats/csv.ts';
import type { Exported } from '../../evidence/formats/exported.ts';
import { jsonLine } from '../../evidence/formats/jsonl.ts';
import { ocsfLine } from '../../evidence/formats/ocsf.ts';
import { indexPage, type PageHead, type PageRow } from '../../evidence/pack/index-page.ts';
import { newPaths, tellNext } from '../../evidence/story/paths.ts';
import { ERASED, REFUSED, story } from '../../evidence/story/story.ts';
import type { Names } from '../../evidence/story/words.ts';
import type { ExportQuery } from '../../wire/evidence.schema.ts';
import type { Database } from '../database.ts';
import { namesFor, namesOf } from './names-of.ts';
import { type Part, partIndexes } from './part-indexes.ts';
import { eventOf, unchangedRowsOf } from './read-rows.ts';
import type { Scope } from './scope.ts';

export interface ToExport {
  db: Database;
  log: string;
  scope: Scope;
  part: Part;
  /** entries of the log up to here */
  size: number;
  after?: number | undefined;
  /** counts entries as they are written */
  count?: { done: number } | undefined;
}

/** Oldest first. The log must have been followed up to `size`. */
export async function* exportedEvents(given: ToExport): AsyncGenerator<Exported> {
  for await (const { event } of namedEvents(given)) yield event;
}

/** The same, with what the ids in each are called. */
async function* namedEvents({
  db,
  log,
  scope,
  part,
  size,
  after,
  count,
}: ToExport): AsyncGenerator<{ event: Exported; names: Names }> {
  for await (const indexes of partIndexes(db, scope, part, size, after)) {
    const rows = (await unchangedRowsOf(db, indexes)).map((row) => ({ row, body: eventOf(row) }));
    const names = await namesOf(
      db,
      rows.flatMap(({ body }) => body ?? []),
    );
    for (const { row, body } of rows) {
      if (count) count.done += 1;
      const why = body ? null : row.body_refused !== null ? 'refused' : 'erased';
      const event: Exported = {
        ...{ log, index: row.idx, leafHash: row.leaf_hash, device: row.device, seq: row.seq },
        ...{ receivedAt: row.received_at, body, why },
        story: body ? story(body, names) : why === 'refused' ? REFUSED : ERASED,
      };
      yield { event, names };
    }
  }
}

/** How many entries there are. */
export async function countPart({ db, scope, part, size, after }: ToExport, stop?: AbortSignal): Promise<number> {
  let count = 0;
  for await (const indexes of partIndexes(db, scope, part, size, after)) {
    stop?.throwIfAborted();
    count += indexes.length;
  }
  return count;
}

type Format = Exclude<ExportQuery['format'], 'pack'>;

export async function* exportedLines(
  given: ToExport,
  format: Format,
  how: Pick<ExportQuery, 'bom' | 'ocsf'>,
): AsyncGenerator<string> {
  if (format === 'html') return yield* page(given);
  if (format === 'csv' && given.after === undefined) yield `${how.bom === 'yes' ? BOM : ''}${csvHead()}`;
  for await (const event of exportedEvents(given))
    yield format === 'csv' ? csvLine(event) : format === 'jsonl' ? jsonLine(event) : ocsfLine(event, how.ocsf);
}

const WHAT_IT_IS =
  'This page is for reading. What proves each event is in the evidence pack of the same client and period, which anybody can check offline.';

/** Read twice: the paths stand before the events they are made of. */
async function* page(given: ToExport): AsyncGenerator<string> {
  const paths = newPaths();
  for await (const { event, names } of namedEvents({ ...given, count: undefined })) {
    const { index, receivedAt, body } = event;
    if (body) tellNext(paths, { index, receivedAt, body, names });
  }
  yield* indexPage(await headOf(given), paths, rowsOf(exportedEvents(given)), [WHAT_IT_IS]);
}

async function headOf({ db, log, part, size }: ToExport): Promise<PageHead> {
  const { client, from, to } = part;
  const name = client && (await namesFor(db, { clients: [client] })).client(client);
  return {
    title: `Evidence of ${name ?? 'all clients'}`,
    facts: [
      ['Log', `${log}, ${size} entries`],
      ['Client', client ? `${name} (${client})` : 'all'],
      ['From', from ?? 'the beginning'],
      ['To', to ?? 'the end'],
    ],
  };
}

async function* rowsOf(events: AsyncIterable<Exported>): AsyncGenerator<PageRow> {
  for await (const { index, receivedAt, story: sentence, body, leafHash } of events)
    yield { index, receivedAt, story: sentence.replace(/\.$/, ''), body, leafHash, replay: '' };
}
