import { browser } from 'wxt/browser';
import type { Console } from '../record/record.schema.ts';
import { originPattern } from './origin-pattern.ts';

/** True when the person granted every origin of the console. `contains` is asked, not `getAll`: a granted wider pattern counts. */
export async function isGranted(console: Pick<Console, 'origins'>): Promise<boolean> {
  return browser.permissions.contains({ origins: console.origins.map(originPattern) });
}

/** The origins of these consoles that are granted, one by one. */
export async function grantedOrigins(consoles: readonly Pick<Console, 'origins'>[]): Promise<string[]> {
  const origins = [...new Set(consoles.flatMap((console) => console.origins))];
  const granted = await Promise.all(
    origins.map((origin) => browser.permissions.contains({ origins: [originPattern(origin)] })),
  );
  return origins.filter((_, index) => granted[index]);
}
