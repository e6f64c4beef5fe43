/** `revoke`: a device may deliver what it recorded from now on, and nothing else. */
import { revokeDevice } from '../devices.ts';
import { print, withData } from './data-folder.ts';
import { Usage } from './usage.ts';

export const options = { data: { type: 'string' }, device: { type: 'string' }, json: { type: 'boolean' } } as const;

export async function run(given: { data?: string; device?: string; json?: boolean }): Promise<void> {
  const { device } = given;
  if (!device) throw new Usage('Say which device: --device ID (see devices).');
  await withData(given.data, async (db) => {
    await revokeDevice(db, device);
    print({ revoked: device }, given.json);
  });
}
