/** `erase`: without `--yes` the list of every place, and nothing else; with it the bodies are gone for good. */
import { erase } from '../evidence/erase/erase.ts';
import { planErasure } from '../evidence/erase/plan.ts';
import { followingOf } from '../evidence/keep-following.ts';
import { COMMAND_LINE } from '../own-events.ts';
import { print } from './data-folder.ts';
import { type GivenBy, Usage } from './usage.ts';
import { withLog } from './with-log.ts';

export const options = {
  data: { type: 'string' },
  client: { type: 'string' },
  technician: { type: 'string' },
  before: { type: 'string' },
  why: { type: 'string' },
  yes: { type: 'boolean' },
  'log-key': { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Given = GivenBy<typeof options>;

export async function run(given: Given): Promise<void> {
  const { client, technician, before, why } = given;
  if (!client && !technician) throw new Usage('Say whose evidence: --client ID, --technician ID, or both.');
  if (before !== undefined && Number.isNaN(Date.parse(before))) throw new Usage(`${before} is no day and no moment.`);
  if (given.yes && (why ?? '').trim().length < 3) throw new Usage('Say why, for the log: --why TEXT.');
  const request = {
    ...(client ? { client } : {}),
    ...(technician ? { technician } : {}),
    ...(before ? { before: new Date(before).toISOString() } : {}),
  };
  await withLog(given.data, given['log-key'], async ({ db, book }) => {
    await followingOf(db).catchUp(Number.POSITIVE_INFINITY);
    const now = () => new Date();
    const { plan } = await planErasure({ db, now }, request);
    if (!given.json)
      for (const { place, erased, kept, why: reason } of plan.places)
        process.stdout.write(`${place}: ${erased} erased, ${kept} kept. ${reason}\n`);
    if (!given.yes)
      return print(
        { plan: plan.digest, events: plan.events, held: plan.held, ...(given.json ? { places: plan.places } : {}) },
        given.json,
      );
    const id = await erase({ db, book, now }, request, plan, {
      actor: COMMAND_LINE,
      why: (why as string).trim(),
    });
    print({ erased: id, events: plan.events, held: plan.held }, given.json);
  });
}
