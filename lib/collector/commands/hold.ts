/** `hold set|end|list`: legal holds keep evidence from being erased. */
import { endHold, listHolds, setHold } from '../evidence/erase/holds.ts';
import { COMMAND_LINE } from '../own-events.ts';
import { print } from './data-folder.ts';
import { type GivenBy, Usage } from './usage.ts';
import { withLog } from './with-log.ts';

export const options = {
  data: { type: 'string' },
  id: { type: 'string' },
  client: { type: 'string' },
  technician: { type: 'string' },
  why: { type: 'string' },
  'log-key': { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Given = GivenBy<typeof options>;

export async function run(given: Given, [what]: string[]): Promise<void> {
  const { id, client, technician } = given;
  const why = (given.why ?? '').trim();
  if (what !== 'set' && what !== 'end' && what !== 'list')
    throw new Usage('Say what to do: hold set, hold end or hold list.');
  if (what !== 'list' && !/^[a-z0-9][a-z0-9-]{0,63}$/.test(id ?? ''))
    throw new Usage('Name the hold: --id ID (lower-case letters, digits and hyphens).');
  if (what !== 'list' && why.length < 3) throw new Usage('Say why, for the log: --why TEXT.');
  if (what === 'set' && !client && !technician)
    throw new Usage('Say what it covers: --client ID, --technician ID, or both.');
  await withLog(given.data, given['log-key'], async ({ db, book }) => {
    const parts = { db, book, now: () => new Date() };
    if (what === 'set')
      await setHold(
        parts,
        id as string,
        { ...(client ? { client } : {}), ...(technician ? { technician } : {}), why },
        COMMAND_LINE,
      );
    if (what === 'end') await endHold(parts, id as string, why, COMMAND_LINE);
    const holds = await listHolds(db);
    print(
      { holds: given.json ? (holds as unknown as string) : holds.map((hold) => hold.id).join(', ') || 'none' },
      given.json,
    );
  });
}
