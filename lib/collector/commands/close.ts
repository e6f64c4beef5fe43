/** `close`: a device that is lost; says what it had written, by its own word, and never reported. */
import { closeDevice } from '../close-device.ts';
import { COMMAND_LINE } from '../own-events.ts';
import { print } from './data-folder.ts';
import { Usage } from './usage.ts';
import { withLog } from './with-log.ts';

export const options = {
  data: { type: 'string' },
  device: { type: 'string' },
  'log-key': { type: 'string' },
  json: { type: 'boolean' },
} as const;

export async function run(given: {
  data?: string;
  device?: string;
  'log-key'?: string;
  json?: boolean;
}): Promise<void> {
  const { device } = given;
  if (!device) throw new Usage('Say which device: --device ID (see devices).');
  await withLog(given.data, given['log-key'], async ({ db, appender }) => {
    print(await closeDevice(db, appender, device, COMMAND_LINE, new Date().toISOString()), given.json);
  });
}
