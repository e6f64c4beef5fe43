/** `sign-in show|set|off|out`: how people sign in through the provider, and signing somebody out everywhere, by whoever sits at the machine. */
import { readFileSync } from 'node:fs';
import { signInPutSchema } from '../../wire/sign-in.schema.ts';
import { currentKey } from '../log-book.ts';
import { findObject } from '../objects.ts';
import { COMMAND_LINE } from '../own-events.ts';
import { parseBy } from '../read-json.ts';
import { putSettings, readSettings, shownSettings } from '../sign-in/settings.ts';
import { signOutEverywhere } from '../sign-in/sign-out.ts';
import { print } from './data-folder.ts';
import { type GivenBy, Usage } from './usage.ts';
import { withLog } from './with-log.ts';

export const options = {
  data: { type: 'string' },
  file: { type: 'string' },
  'secret-file': { type: 'string' },
  technician: { type: 'string' },
  'log-key': { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Given = GivenBy<typeof options>;

type Parts = Parameters<Parameters<typeof withLog>[2]>[0];

const WAYS: Record<string, (parts: Parts, given: Given) => Promise<Record<string, unknown>>> = {
  show: async ({ db }) => ({ ...(await shownSettings(db)) }),
  set: async (parts, given) => {
    if (!given.file)
      throw new Usage('Say where the settings are: --file FILE (JSON, as `sign-in show --json` prints them).');
    const secret = given['secret-file'] === undefined ? undefined : read(given['secret-file']).trim();
    return put(parts, parsedFile(given.file), secret);
  },
  off: async (parts) => {
    const stored = await readSettings(parts.db);
    if (!stored) throw new Usage('Sign-in was never set up here.');
    return put(parts, { ...stored.settings, enabled: false });
  },
  out: async ({ db, appender }, { technician }) => {
    if (!technician) throw new Usage('Say whom to sign out: --technician ID.');
    if (!(await findObject(db, 'technicians', technician))) throw new Usage(`There is no technician ${technician}.`);
    const ended = await signOutEverywhere(db, technician, new Date().toISOString());
    await appender.say({
      ...{ verb: 'session.ended', outcome: 'success', code: 'session.everywhere', actor: COMMAND_LINE },
      object: { type: 'technician', key: technician },
      detail: ended,
    });
    return { technician, ...ended };
  },
};

export async function run(given: Given, [what = '']: string[]): Promise<void> {
  const way = Object.hasOwn(WAYS, what) ? WAYS[what] : undefined;
  if (!way) throw new Usage('Say what to do: sign-in show, set, off or out.');
  await withLog(given.data, given['log-key'], async (parts) => print(await way(parts, given), given.json));
}

async function put(
  { db, book, appender }: Parts,
  settings: unknown,
  secret?: string,
): Promise<Record<string, unknown>> {
  const version = (await readSettings(db))?.version ?? 0;
  const request = parseBy(signInPutSchema, { version, settings, ...(secret === undefined ? {} : { secret }) });
  const changed = await putSettings(db, await currentKey(db, book), request);
  await appender.say({
    ...{ verb: 'sign-in.changed', outcome: 'success', actor: COMMAND_LINE },
    ...{ object: { type: 'sign-in', key: 'provider' }, detail: { what: changed.join(', ') || 'nothing' } },
  });
  return { ...(await shownSettings(db)) };
}

/** What `show --json` prints may be given back as it is. */
function parsedFile(file: string): unknown {
  try {
    const value = JSON.parse(read(file)) as { settings?: unknown };
    return value.settings ?? value;
  } catch (error) {
    if (error instanceof Usage) throw error;
    throw new Usage(`${file} cannot be read as JSON.`);
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Usage(`${file} cannot be read.`);
  }
}
