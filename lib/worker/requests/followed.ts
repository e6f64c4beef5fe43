/** Ids of requests that were worked on from this device: what became of them is asked for until they are over, also after the browser was closed. Nothing but ids is stored. */
import { database, type Identity } from '../database.ts';

interface Followed {
  id: string;
  /** ms since 1970 */
  at: number;
  /** the note for its ticket was taken, or is not wanted */
  noted?: true;
}

const MOST = 30;
const KEPT_MS = 14 * 86_400_000;
const keyOf = ({ id }: Pick<Identity, 'id'>): string => `requests.${id}`;

export async function followed(identity: Pick<Identity, 'id'>, now = Date.now()): Promise<Followed[]> {
  const held = ((await database.settings.get(keyOf(identity)))?.value ?? []) as Followed[];
  return held.filter(({ at }) => now - at < KEPT_MS);
}

/** Keeps following it; `noted`: its ticket has its note. */
export async function follow(identity: Pick<Identity, 'id'>, id: string, noted = false): Promise<void> {
  await database.transaction('rw', database.settings, async () => {
    const others = (await followed(identity)).filter((one) => one.id !== id);
    const one: Followed = { id, at: Date.now(), ...(noted ? { noted: true as const } : {}) };
    await database.settings.put({ key: keyOf(identity), value: [...others, one].slice(-MOST) });
  });
}

export async function unfollow(identity: Pick<Identity, 'id'>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await database.transaction('rw', database.settings, async () => {
    const left = (await followed(identity)).filter(({ id }) => !ids.includes(id));
    await database.settings.put({ key: keyOf(identity), value: left });
  });
}
