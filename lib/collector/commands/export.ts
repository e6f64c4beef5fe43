/** `export`: the whole log as one file that can be checked offline. The log says first that it was exported. */
import { once } from 'node:events';
import { createWriteStream, existsSync, renameSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { exportPack } from '../export-pack.ts';
import { inSnapshot } from '../in-snapshot.ts';
import { currentKey } from '../log-book.ts';
import { readHead } from '../log-head.ts';
import { COMMAND_LINE } from '../own-events.ts';
import { print, Usage } from './data-folder.ts';
import { withLog } from './with-log.ts';

export const options = {
  data: { type: 'string' },
  out: { type: 'string' },
  'log-key': { type: 'string' },
  json: { type: 'boolean' },
} as const;

export async function run(given: { data?: string; out?: string; 'log-key'?: string; json?: boolean }): Promise<void> {
  const { out } = given;
  if (!out) throw new Usage('Say where the pack shall be written: --out FILE.');
  if (existsSync(out)) throw new Usage(`${out} is there already. Name another file.`);
  await withLog(given.data, given['log-key'], async ({ db, log, book, appender }) => {
    await appender.say({
      ...{ verb: 'evidence.exported', outcome: 'success', actor: COMMAND_LINE },
      object: { type: 'evidence', key: 'all' },
    });
    const key = await currentKey(db, book);
    const about = { at: new Date().toISOString(), by: COMMAND_LINE.technician };
    await inSnapshot(db, async (snapshot) => {
      const { epoch, size } = await readHead(snapshot);
      await writeLines(out, exportPack(snapshot, log, key, about));
      print({ exported: out, epoch, size }, given.json);
    });
  });
}

/** Under another name until it is whole. */
async function writeLines(file: string, lines: AsyncIterable<string>): Promise<void> {
  const draft = `${file}.draft`;
  const stream = createWriteStream(draft, { mode: 0o600, flush: true });
  for await (const line of lines) if (!stream.write(line)) await once(stream, 'drain');
  stream.end();
  await finished(stream);
  renameSync(draft, file);
}
