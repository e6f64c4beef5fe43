/** `take`: takes in what a browser saved to a file. As often as one likes: nothing arrives twice. */
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { admitDevice } from '../admit-device.ts';
import { NoSuchFile, takeFile } from '../take-file.ts';
import { print } from './data-folder.ts';
import { Usage } from './usage.ts';
import { withLog } from './with-log.ts';

export const options = {
  data: { type: 'string' },
  file: { type: 'string' },
  admit: { type: 'boolean' },
  'log-key': { type: 'string' },
  json: { type: 'boolean' },
} as const;

export async function run(given: {
  data?: string;
  file?: string;
  admit?: boolean;
  'log-key'?: string;
  json?: boolean;
}): Promise<void> {
  const { file } = given;
  if (!file || !existsSync(file)) throw new Usage('Say which file a browser saved: --file FILE.');
  await withLog(given.data, given['log-key'], async (parts) => {
    const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
    const unknown: string[] = [];
    const taken = await takeFile({ ...parts, now: () => new Date() }, lines, async (device) => {
      if (given.admit) return admitDevice(parts.db, parts.appender, device, new Date().toISOString());
      unknown.push(device.id);
      return false;
    }).catch((error) => {
      throw error instanceof NoSuchFile ? new Usage(`${file} cannot be taken in. ${error.message}`) : error;
    });
    print({ ...taken }, given.json);
    if (unknown.length > 0)
      process.stderr.write(
        `This collector does not know ${unknown.join(', ')}: a backup restored from before the enrolment knows no newer device. If the file is from a browser you trust, take it with --admit.\n`,
      );
    if (!taken.whole)
      process.stderr.write(
        'The file breaks off before its end. What it holds was taken; save it again for the rest.\n',
      );
    if (taken.refused.length > 0 || !taken.whole) process.exitCode = 1;
  });
}
