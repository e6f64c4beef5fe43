/** What was found about the log itself is evidence too, told once. Where it cannot be stored just now, the next run tells it. */

import { database, type Identity, type SeenCheckpoint } from './database.ts';
import { Refused } from './errors.ts';
import { currentIdentity } from './identity.ts';
import { logOf } from './log-row.ts';
import { recordEvent } from './record-event.ts';

/** Forks and restored backups the log of the person at work was found with. */
export async function tellLog(): Promise<void> {
  const identity = await currentIdentity();
  if (!identity || identity.stopped) return;
  try {
    await tellForks(identity);
    await tellEpochs(identity);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

async function tellForks(identity: Identity): Promise<void> {
  const untold = (await database.forks.where('identity').equals(identity.id).toArray()).filter(({ told }) => !told);
  for (const { id, kind, from, seen, offered } of untold) {
    await recordEvent(identity, {
      verb: 'security.noticed',
      outcome: 'refused',
      code: 'log.fork',
      object: { type: 'log', key: identity.log },
      detail: { kind, from, ...said('seen', seen), ...said('offered', offered) },
    });
    await database.forks.update(id, { told: true });
  }
}

/** The checkpoint seen before is evidence of what was lost. */
async function tellEpochs(identity: Identity): Promise<void> {
  for (const { epoch, fromSize, before, again, told } of (await logOf(identity)).epochs) {
    if (told || !before) continue;
    await recordEvent(identity, {
      verb: 'security.noticed',
      outcome: 'success',
      code: 'log.epoch',
      object: { type: 'log', key: identity.log },
      detail: { epoch, fromSize, again, ...said('seen', before) },
    });
    await database.transaction('rw', database.logs, async () => {
      const row = await logOf(identity);
      const epochs = row.epochs.map((one) => (one.epoch === epoch ? { ...one, told: true as const } : one));
      await database.logs.put({ ...row, epochs });
    });
  }
}

/** A checkpoint as an event's detail: what it says stays known where the note is lost. */
function said(name: string, { epoch, size, root }: SeenCheckpoint) {
  return { [`${name}Epoch`]: epoch, [`${name}Size`]: size, [`${name}Root`]: root };
}
