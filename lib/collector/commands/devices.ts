/** `devices`: one line of JSON per enrolled device. */
import { listDevices } from '../devices.ts';
import { withData } from './data-folder.ts';

export const options = { data: { type: 'string' } } as const;

export async function run(given: { data?: string }): Promise<void> {
  await withData(given.data, async (db) => {
    for (const device of await listDevices(db)) process.stdout.write(`${JSON.stringify(device)}\n`);
  });
}
