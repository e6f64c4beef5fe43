/** `sample add | remove`: a made-up MSP to try things on. `--console id=origin` adds a console where it runs; again with another origin, it moves. */
import { addSample, removeSample } from '../sample.ts';
import { byCommandLine, print, withData } from './data-folder.ts';
import { type GivenBy, Usage } from './usage.ts';

export const options = {
  data: { type: 'string' },
  console: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const;

type Given = GivenBy<typeof options>;

export async function run(given: Given, [action]: string[]): Promise<void> {
  if (action !== 'add' && action !== 'remove') throw new Usage('Say sample add or sample remove.');
  const consoles = new Map((given.console ?? []).map(consoleAt));
  await withData(given.data, async (db) => {
    const done =
      action === 'add' ? await addSample(db, consoles, byCommandLine()) : await removeSample(db, byCommandLine());
    print({ ...done }, given.json);
  });
}

function consoleAt(text: string): [string, URL] {
  const [id, address] = text.split(/=(.*)/s);
  const url = URL.parse(address ?? '');
  if (!id || !url) throw new Usage('A console is given as id=address, for example rt=http://127.0.0.1:8101.');
  return [id, url];
}
