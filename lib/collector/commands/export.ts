/** `export`: the whole log as one file that can be checked offline, or the part of a client or period, or that part for other tools. The log says first that it was exported. */
import { once } from 'node:events';
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { FORMATS } from '../../wire/evidence.schema.ts';
import { exportPart, surveyPart } from '../evidence/export-part.ts';
import { exportedLines } from '../evidence/exported-lines.ts';
import { followingOf } from '../evidence/keep-following.ts';
import type { Part } from '../evidence/part-indexes.ts';
import { exportPack } from '../export-pack.ts';
import { inSnapshot } from '../in-snapshot.ts';
import { currentKey } from '../log-book.ts';
import { readHead } from '../log-head.ts';
import { findObject } from '../objects.ts';
import { COMMAND_LINE } from '../own-events.ts';
import { createTreeNodes } from '../tree-nodes.ts';
import { print } from './data-folder.ts';
import { type GivenBy, Usage } from './usage.ts';
import { withLog } from './with-log.ts';

export const options = {
  data: { type: 'string' },
  out: { type: 'string' },
  client: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string' },
  'log-key': { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Given = GivenBy<typeof options>;
type Format = (typeof FORMATS)[number];

export async function run(given: Given): Promise<void> {
  const { out } = given;
  if (!out) throw new Usage('Say where the pack shall be written: --out FILE.');
  if (existsSync(out)) throw new Usage(`${out} is there already. Name another file.`);
  const format = formatOf(given.format);
  const part = { client: given.client ?? null, from: momentOf(given.from), to: momentOf(given.to) };
  if (part.from && part.to && part.from >= part.to)
    throw new Usage('The period ends before it begins: --from is before --to.');
  await withLog(given.data, given['log-key'], async ({ db, log, book, appender }) => {
    const client = part.client ? await findObject(db, 'clients', part.client) : undefined;
    if (part.client && !client) throw new Usage(`The record has no client ${part.client}.`);
    await appender.say({
      ...{ verb: 'evidence.exported', outcome: 'success', actor: COMMAND_LINE },
      ...(client ? { client: { id: client.id, version: client.version } } : {}),
      object: { type: 'evidence', key: part.client ?? 'all' },
      detail: { format, ...(part.from ? { from: part.from } : {}), ...(part.to ? { to: part.to } : {}) },
    });
    const key = await currentKey(db, book);
    const about = { at: new Date().toISOString(), by: COMMAND_LINE.technician };
    const whole = format === 'pack' && !part.client && !part.from && !part.to;
    if (!whole) await followingOf(db).catchUp(Number.POSITIVE_INFINITY);
    await inSnapshot(db, async (snapshot) => {
      const head = await readHead(snapshot);
      const { epoch, size } = head;
      const from = { db: snapshot, log, scope: 'all', part, size } as const;
      const packed = { ...from, key, nodes: createTreeNodes(snapshot), ...about };
      const lines = whole
        ? exportPack(snapshot, log, key, about)
        : format === 'pack'
          ? exportPart(packed, await surveyPart(packed, head))
          : exportedLines(from, format, { bom: 'yes', ocsf: '1.1.0' });
      await writeLines(out, lines, given.json ?? false);
      print({ exported: out, epoch, size, ...partSaid(part), format }, given.json);
    });
  });
}

const partSaid = (part: Part) => Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null));

function formatOf(text = 'pack'): Format {
  const format = FORMATS.find((one) => one === text);
  if (!format) throw new Usage(`--format is one of ${FORMATS.join(', ')}.`);
  return format;
}

/** A day or a moment, as RFC 3339 in UTC. */
function momentOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const time = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw new Usage(`${text} is no day (2026-07-01) and no moment (2026-07-01T00:00:00Z).`);
  return new Date(time).toISOString();
}

const TOLD_EACH = 10_000;

/** Under another name until it is whole. One that breaks off leaves nothing. */
async function writeLines(file: string, lines: AsyncIterable<string>, quiet: boolean): Promise<void> {
  const draft = `${file}.draft`;
  const stream = createWriteStream(draft, { mode: 0o600, flush: true });
  let count = 0;
  try {
    for await (const line of lines) {
      if (!stream.write(line)) await once(stream, 'drain');
      count += 1;
      if (count % TOLD_EACH === 0 && !quiet) process.stderr.write(`${count} lines written …\n`);
    }
    stream.end();
    await finished(stream);
  } catch (error) {
    stream.destroy();
    rmSync(draft, { force: true });
    throw error;
  }
  renameSync(draft, file);
}
