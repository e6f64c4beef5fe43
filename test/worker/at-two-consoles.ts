import { vi } from 'vitest';
import type { Identity } from '../../lib/worker/database.ts';
import { enrolledDevice, holdRecord } from './device.ts';
import { type Fakes, freshBrowser } from './fake-browser.ts';

/** A fresh browser whose enrolled technician holds the record and may work at desk and portal; the collector is away. */
export async function atTwoConsoles(): Promise<{ fakes: Fakes; identity: Identity }> {
  const fakes = await freshBrowser();
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  const identity = await enrolledDevice();
  await holdRecord(identity);
  fakes.granted.add('https://desk.example/*').add('https://portal.example/*');
  return { fakes, identity };
}
