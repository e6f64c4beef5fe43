/** `drift rebuild`: makes the observations and findings again from log and record. */
import { rebuildDrift } from '../drift/rebuild.ts';
import { print, withData } from './data-folder.ts';
import { Usage } from './usage.ts';

export const options = { data: { type: 'string' }, json: { type: 'boolean' } } as const;

export async function run(given: { data?: string; json?: boolean }, [what]: string[]): Promise<void> {
  if (what !== 'rebuild') throw new Usage('Say what: drift rebuild --data DIR.');
  await withData(given.data, async (db) => print(await rebuildDrift(db, new Date()), given.json));
}
