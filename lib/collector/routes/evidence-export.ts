/** Evidence as a file: a pack to prove, or a format for other tools. */
import { type ExportQuery, exportQuerySchema } from '../../wire/evidence.schema.ts';
import { Refused } from '../errors.ts';
import { exportPart, surveyPart } from '../evidence/export-part.ts';
import { countPart, exportedLines } from '../evidence/exported-lines.ts';
import { followTo } from '../evidence/keep-following.ts';
import type { Part } from '../evidence/part-indexes.ts';
import { checkClient, type Scope, scopeOf } from '../evidence/scope.ts';
import { streamed } from '../evidence/streamed.ts';
import { type Collector, type Ctx, nowOf, type Routes } from '../http.ts';
import { placesOf } from '../log.ts';
import { currentKey } from '../log-book.ts';
import { type LogHead, readHead } from '../log-head.ts';
import { findObject } from '../objects.ts';
import { actorOf } from '../own-events.ts';
import { parseBy } from '../read-json.ts';

export const TYPES = {
  pack: ['application/x-ndjson', 'jsonl'],
  html: ['text/html; charset=utf-8', 'html'],
  jsonl: ['application/x-ndjson', 'jsonl'],
  csv: ['text/csv; charset=utf-8', 'csv'],
  ocsf: ['application/x-ndjson', 'jsonl'],
} as const;

export const evidenceExportRoutes = (collector: Collector): Routes => ({
  'GET /v1/evidence/export': async (c) => {
    const query = parseBy(exportQuerySchema, c.req.query());
    const scope = scopeOf(c.get('caller'));
    checkClient(scope, query.client);
    if (scope !== 'all' && !query.client) throw new Refused('evidence.client');
    const part = { client: query.client ?? null, from: query.from ?? null, to: query.to ?? null };
    await sayExport(collector, c, query);
    const head = await readHead(collector.db);
    await followTo(collector.db, head.size);
    const of = pinned(head, query);
    const { count, lines } = await linesOf(collector, c, scope, part, query, of);
    const [type, ending] = TYPES[query.format];
    c.header('content-type', type);
    c.header('content-disposition', `attachment; filename="${fileName(query)}.${ending}"`);
    c.header('unswivel-events', String(count));
    c.header('unswivel-checkpoint', `${of.epoch}.${of.size}`);
    const fault = (error: unknown) => collector.write({ at: nowOf(collector), event: 'fault', stack: placesOf(error) });
    return c.body(streamed(lines, fault));
  },
});

async function linesOf(collector: Collector, c: Ctx, scope: Scope, part: Part, query: ExportQuery, head: LogHead) {
  const { reads: db, nodes, log, book } = collector;
  if (query.format !== 'pack') {
    const given = { db, log, scope, part, size: head.size, after: query.after };
    return { count: await countPart(given), lines: exportedLines(given, query.format, query) };
  }
  const key = await currentKey(collector.db, book);
  const given = { db, nodes, log, key, scope, part, at: nowOf(collector), by: c.get('caller').technician };
  const survey = await surveyPart(given, head);
  return { count: survey.entries, lines: exportPart(given, survey) };
}

/** The log as it was when the download began. Throws `Refused` 409 where it is not the same log any more. */
function pinned(head: LogHead, { at, format }: ExportQuery): LogHead {
  // A pack is sealed whole, so that it goes on nowhere.
  if (at === undefined || format === 'pack') return head;
  const [epoch, size] = at.split('.').map(Number) as [number, number];
  if (epoch !== head.epoch || size > head.size) throw new Refused('export.moved');
  return { ...head, size };
}

/** Said before the first byte goes out. The client's own timeline shows it. */
async function sayExport(collector: Collector, c: Ctx, { client, from, to, format }: ExportQuery): Promise<void> {
  const known = client ? await findObject(collector.db, 'clients', client) : undefined;
  await collector.appender.say({
    ...{ verb: 'evidence.exported', outcome: 'success', actor: actorOf(c.get('caller')) },
    ...(known ? { client: { id: known.id, version: known.version } } : {}),
    object: { type: 'evidence', key: client ?? 'all' },
    detail: { format, ...(from ? { from } : {}), ...(to ? { to } : {}) },
  });
}

/** Letters, digits and hyphens only: the client is an id, times are cut to days. */
function fileName({ client, from, to, format }: ExportQuery): string {
  const days = [from, to].map((moment) => (moment ? new Date(moment).toISOString().slice(0, 10) : ''));
  return ['evidence', client ?? 'all', ...days.filter(Boolean), format].join('-');
}
