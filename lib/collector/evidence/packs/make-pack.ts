/** Makes one pack: written part by part, so that nothing of it is ever whole in memory, all of one checkpoint. */
import { createHash, randomUUID } from 'node:crypto';
import { toHex } from '../../../evidence/hex.ts';
import type { ExportQuery } from '../../../wire/evidence.schema.ts';
import type { Database } from '../../database.ts';
import { Refused } from '../../errors.ts';
import { type Collector, nowOf } from '../../http.ts';
import { placesOf } from '../../log.ts';
import { currentKey } from '../../log-book.ts';
import { readHead } from '../../log-head.ts';
import { findObject } from '../../objects.ts';
import { ITSELF, type OwnEvent } from '../../own-events.ts';
import { exportPart, surveyPart } from '../export-part.ts';
import { countPart, exportedLines } from '../exported-lines.ts';
import { followTo } from '../keep-following.ts';
import { beginSealing, sealPart } from './sealed-parts.ts';
import { dropPack, type PackRow } from './stored-packs.ts';

const PART = 1_000_000;
const BEAT_MS = 30_000;
/** a process that said nothing for so long is taken for dead */
const DEAD_MS = 300_000;
const MOST_FAILURES = 8;
const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;

/** Somebody cancelled it, or another process took it over: whatever it is now, it is not this one's. */
class NotOurs extends Error {}

/** Makes the next one that is due; false where there is none. `stop` leaves it for another time. Never throws for what goes wrong with the pack itself. */
export async function makeNext(collector: Collector, stop?: AbortSignal): Promise<boolean> {
  const pack = await claim(collector);
  if (!pack) return false;
  const beat = setInterval(() => void keepUp(collector, pack).catch(() => undefined), BEAT_MS);
  try {
    await make(collector, pack, stop);
  } catch (error) {
    if (!(error instanceof NotOurs)) await (stop?.aborted ? leave(collector, pack) : failed(collector, pack, error));
  } finally {
    clearInterval(beat);
  }
  return true;
}

type Ours = PackRow & { worker: string };

/** One of those that wait, taken in one statement: of several processes one gets it. */
async function claim(collector: Collector): Promise<Ours | null> {
  const [at, worker] = [nowOf(collector), randomUUID()];
  const dead = new Date(collector.now().getTime() - DEAD_MS).toISOString();
  const { db } = collector;
  const due = await db
    .selectFrom('packs')
    .select('id')
    .where((e) =>
      e.or([
        e('state', '=', 'queued'),
        e.and([e('state', '=', 'failed'), e('retry_at', '<=', at)]),
        e.and([e('state', '=', 'making'), e('beat', '<', dead)]),
      ]),
    )
    .orderBy('asked_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (!due) return null;
  const taken = await db
    .updateTable('packs')
    .set({ state: 'making', worker, beat: at, done: 0, total: null, sha256: null, made_at: null })
    .where('id', '=', due.id)
    .where((e) => e.or([e('state', '<>', 'making'), e('beat', '<', dead)]))
    .where('state', 'in', ['queued', 'failed', 'making'])
    .returningAll()
    .executeTakeFirst();
  if (!taken) return null;
  const ours = { ...taken, worker };
  await db.transaction().execute((trx) => dropPack(trx, ours.id, {}));
  return ours;
}

/** Throws `NotOurs`. `db`: within what else is written. */
async function keepUp(
  collector: Collector,
  { id, worker }: Ours,
  told: Partial<PackRow> = {},
  db: Database = collector.db,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('packs')
    .set({ ...told, beat: nowOf(collector) })
    .where('id', '=', id)
    .where('worker', '=', worker)
    .where('state', '=', 'making')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new NotOurs();
}

async function make(collector: Collector, pack: Ours, stop: AbortSignal | undefined): Promise<void> {
  const { db, reads, nodes, log, book } = collector;
  const part = { client: pack.client, from: pack.from_at, to: pack.to_at };
  const head = await readHead(db);
  await followTo(db, head.size, Number.POSITIVE_INFINITY);
  const key = await currentKey(db, book);
  const count = { done: 0 };
  const given = { db: reads, nodes, log, key, scope: 'all' as const, part, at: nowOf(collector), by: pack.by };
  const written = { db: reads, log, scope: 'all' as const, part, size: head.size, count };
  const format = pack.format as ExportQuery['format'];
  const survey = format === 'pack' ? await surveyPart(given, head, stop) : null;
  const total = survey ? survey.entries : await countPart(written, stop);
  await keepUp(collector, pack, { epoch: head.epoch, size: head.size, total });
  const lines = survey
    ? exportPart({ ...given, count }, survey)
    : exportedLines(written, format as Exclude<typeof format, 'pack'>, { bom: 'yes', ocsf: '1.1.0' });
  const made = await store(collector, pack, lines, count, stop);
  // A key that was changed meanwhile signed the end of a pack whose checkpoint is of the one before.
  if (toHex((await currentKey(db, book)).publicKey) !== toHex(key.publicKey)) throw new Refused('pack.moved');
  await say(collector, pack, 'success', { ...made, size: head.size, entries: total });
  await keepUp(collector, pack, {
    ...{ state: 'ready', sha256: made.sha256, done: total, made_at: nowOf(collector) },
    ...{ problem: null, retry_at: null, failures: 0 },
  });
}

async function store(
  collector: Collector,
  pack: Ours,
  lines: AsyncGenerator<string>,
  count: { done: number },
  stop: AbortSignal | undefined,
): Promise<{ sha256: string; parts: number; bytes: number }> {
  const hash = createHash('sha256');
  const key = await collector.db.transaction().execute(async (trx) => {
    const begun = await beginSealing(trx, nowOf(collector));
    await keepUp(collector, pack, { body_key: begun.id }, trx);
    return begun;
  });
  let [text, parts, bytes] = ['', 0, 0];
  const flush = async () => {
    const plain = Buffer.from(text);
    hash.update(plain);
    bytes += plain.length;
    await storePart(collector, pack, {
      ...{ part: parts, sealed: sealPart(key, pack.id, parts, plain), bytes, done: count.done },
    });
    parts += 1;
    text = '';
  };
  for await (const line of lines) {
    text += line;
    if (text.length < PART) continue;
    await flush();
    stop?.throwIfAborted();
  }
  await flush();
  return { sha256: hash.digest('hex'), parts, bytes };
}

async function storePart(
  collector: Collector,
  pack: Ours,
  { part, sealed, bytes, done }: { part: number; sealed: Uint8Array; bytes: number; done: number },
): Promise<void> {
  await collector.db.transaction().execute(async (trx) => {
    await keepUp(collector, pack, { parts: part + 1, bytes, done }, trx);
    await trx.insertInto('pack_parts').values({ pack: pack.id, part, sealed }).execute();
  });
}

/** The collector is being stopped: the next one begins it anew. */
async function leave({ db }: Collector, { id, worker }: Ours): Promise<void> {
  await db
    .updateTable('packs')
    .set({ state: 'queued', worker: null })
    .where('id', '=', id)
    .where('worker', '=', worker)
    .execute();
}

async function failed(collector: Collector, pack: Ours, error: unknown): Promise<void> {
  const { db } = collector;
  collector.write({ at: nowOf(collector), event: 'fault', stack: placesOf(error) });
  const failures = pack.failures + 1;
  const wait = Math.min(LONGEST_WAIT_MS, MINUTE_MS * 2 ** (failures - 1));
  const retry_at = failures < MOST_FAILURES ? new Date(collector.now().getTime() + wait).toISOString() : null;
  const code =
    error instanceof Refused ? error.code : String((error as { code?: unknown }).code ?? 'fault').slice(0, 64);
  const problem =
    error instanceof Refused ? error.message : `It could not be made (${code}). The collector’s log says where.`;
  await say(collector, pack, 'failed', { failures, code });
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('packs')
      .set({ state: 'failed', worker: null, failures, problem, retry_at })
      .where('id', '=', pack.id)
      .where('worker', '=', pack.worker)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) await dropPack(trx, pack.id, {});
  });
}

/** Said before it can be had. The client's own timeline shows it. */
async function say(
  { db, appender }: Collector,
  { id, client, schedule, from_at, to_at, format, by }: PackRow,
  outcome: OwnEvent['outcome'],
  more: NonNullable<OwnEvent['detail']>,
): Promise<void> {
  const known = client ? await findObject(db, 'clients', client) : undefined;
  const period = { ...(from_at ? { from: from_at } : {}), ...(to_at ? { to: to_at } : {}) };
  await appender.say({
    ...{ verb: 'evidence.exported', outcome, actor: ITSELF },
    ...(known ? { client: { id: known.id, version: known.version } } : {}),
    object: { type: 'pack', key: id },
    detail: { format, ...period, ...(schedule ? { schedule } : { for: by }), ...more },
  });
}
