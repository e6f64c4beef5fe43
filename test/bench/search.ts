/**
 * How long a page of a search takes (the first 50 events with their stories, counts and proof states) as the log grows to 10^5, 10^6 and 10^7 events, on the embedded database, over the reader a server
 * uses. `filters`: one to four of client, technician, kind, outcome, time, beginning of a name; `timelines`: everything of one ticket, account, person or client. SEARCH=1e6 is as far as it goes unless
 * said otherwise; 10^7 takes about 20 GB. SEARCH_FOLDER stays, and is searched again without making its events anew. Beyond 10^5 the lists are made as the events are, as following the log makes them, only faster. Names are skewed, so that the large lists are large. Last line: JSON.
 *
 *   npm run bench:search           SEARCH=1e7 SEARCH_FOLDER=/big/disk npm run bench:search
 */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { followOnce, newTermIds } from '../../lib/collector/evidence/follow-log.ts';
import { searchEvidence } from '../../lib/collector/evidence/search.ts';
import { createLogKey, logKeyFile, writeLogKey } from '../../lib/collector/log-key.ts';
import { openDatabase } from '../../lib/collector/open-database.ts';
import { openReader } from '../../lib/collector/reader.ts';
import { SAMPLE_TECHNICIANS } from '../../lib/collector/sample-technicians.ts';
import { readLogId, setUp } from '../../lib/collector/set-up.ts';
import type { Technician } from '../../lib/record/record.schema.ts';
import { type EvidenceFilter, evidenceQuerySchema } from '../../lib/wire/evidence.schema.ts';
import {
  accountName,
  addEvents,
  clientId,
  momentOf,
  monthlyKeys,
  technicianId,
  ticketNumber,
} from './search-events.ts';

const MOST = Number(process.env.SEARCH ?? 1e6);
const STEPS = [1e5, 1e6, 1e7];
const ASKED = 200;
const kept = process.env.SEARCH_FOLDER;
if (kept) mkdirSync(kept, { recursive: true });
const folder = kept ?? mkdtempSync(join(tmpdir(), 'unswivel-search-'));
const db = await openDatabase(folder);
if (!(await readLogId(db))) {
  const key = createLogKey();
  writeLogKey(logKeyFile(folder), key);
  await setUp(db, { technician: SAMPLE_TECHNICIANS[0] as Technician }, key, {
    at: new Date().toISOString(),
    by: 'bench',
  });
}
// What is measured is reading: a log that is only a bench's need not survive a power cut.
await sql`pragma synchronous = off`.execute(db);
const file = join(folder, 'collector.sqlite');
const raw = new Sqlite(file);
raw.pragma('synchronous = off');
raw.pragma('cache_size = -1500000');
const held = Number((await db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()).size);
const reads = openReader(db, folder);

const growth: Record<string, number> = {};
let last = { events: 0, filterP95Ms: 0, timelineP95Ms: 0 };
try {
  const ids = newTermIds();
  const keysOf = monthlyKeys(db);
  let size = held;
  for (const target of held >= MOST ? [held] : [...STEPS.filter((step) => step < MOST), MOST]) {
    const bytes = size < target ? await addEvents(raw, keysOf, { from: size, target, followed: target > 1e5 }) : 0;
    const began = performance.now();
    let followed = 0;
    for (let some = 1; some > 0; followed += some) some = await followOnce(db, ids);
    const seconds = (performance.now() - began) / 1000;
    size = target;
    const { wall: filters, busy } = await times(() => randomFilter(size));
    const { wall: timelines } = await times(() => randomTimeline(size));
    last = { events: size, filterP95Ms: p95(filters), timelineP95Ms: p95(timelines) };
    growth[size.toExponential().replace('+', '')] = last.filterP95Ms;
    const made = bytes > 0 ? `${size} events of ${bytes} bytes` : `${size} events, made before`;
    console.log(
      `${made}, ${Math.round(statSync(file).size / 1e6)} MB (${target > 1e5 ? 'lists made with it' : `followed at ${Math.round(followed / seconds)} events/s`}, load ${loadavg()[0]?.toFixed(1)}): filters p95 ${last.filterP95Ms} ms (median ${median(filters)}, processors p95 ${p95(busy)}), timelines p95 ${last.timelineP95Ms} ms (median ${median(timelines)})`,
    );
  }
} finally {
  raw.close();
  await reads.destroy();
  await db.destroy();
  if (!kept) rmSync(folder, { recursive: true, force: true });
}
console.log(JSON.stringify({ ...last, growth }));

/** Milliseconds of each search, up to the bytes of its answer, and of the processors' time in it (all threads; on a busy machine it says more). Some come from people who see three clients only. */
async function times(filter: () => EvidenceFilter): Promise<{ wall: number[]; busy: number[] }> {
  const found: number[] = [];
  const busy: number[] = [];
  for (let n = 0; n < ASKED; n++) {
    const query = evidenceQuerySchema.parse(filter());
    const clients = [query.client ?? clientId(), clientId(), clientId()];
    const scope = n % 4 === 0 ? { clients, own: 'tech-1' } : ('all' as const);
    const before = process.cpuUsage();
    const began = performance.now();
    const answer = JSON.stringify(await searchEvidence(reads, scope, query));
    found.push(performance.now() - began);
    const { user, system } = process.cpuUsage(before);
    busy.push((user + system) / 1000);
    if (process.env.SEARCH_TRACE && (found.at(-1) as number) > 150)
      console.log(Math.round(found.at(-1) as number), JSON.stringify(query), JSON.stringify(scope), answer.length);
  }
  return { wall: found.sort((a, b) => a - b), busy: busy.sort((a, b) => a - b) };
}

function randomFilter(size: number): EvidenceFilter {
  const client = clientId();
  const day = momentOf(Math.random() * size);
  const parts: EvidenceFilter[] = [
    { client },
    { actor: technicianId() },
    { subject: technicianId() },
    { group: (['fill', 'refusal', 'access', 'observation'] as const)[Math.floor(Math.random() * 4)] },
    { outcome: Math.random() < 0.5 ? 'refused' : 'success' },
    { from: new Date(day - 45 * 86_400_000).toISOString(), to: new Date(day + 45 * 86_400_000).toISOString() },
    { q: Math.random() < 0.5 ? `user${Math.floor(Math.random() * 100)}@` : `tech-${Math.floor(Math.random() * 100)}` },
  ];
  const some = parts.sort(() => Math.random() - 0.5).slice(0, 1 + Math.floor(Math.random() * 4));
  return Object.assign({}, ...some);
}

function randomTimeline(size: number): EvidenceFilter {
  const client = clientId();
  const each: EvidenceFilter[] = [
    { ticket: ticketNumber(Math.random() * size) },
    { account: accountName(client) },
    { person: technicianId() },
    { client },
  ];
  return each[Math.floor(Math.random() * each.length)] as EvidenceFilter;
}

function p95(sorted: number[]): number {
  return Math.round((sorted[Math.floor(sorted.length * 0.95)] as number) * 10) / 10;
}

function median(sorted: number[]): number {
  return Math.round((sorted[Math.floor(sorted.length / 2)] as number) * 10) / 10;
}
