import type { Identity } from './database.ts';
import { changeSession, readSession } from './session-store.ts';

interface OwnSession<T> {
  read(identity: Pick<Identity, 'id'>): Promise<T>;
  change(identity: Pick<Identity, 'id'>, change: (held: T) => T): Promise<T>;
}

/** What the browser session keeps for whoever is signed in here: of another it begins anew, as `nothing` says. */
export function ownSession<T extends { identity: string }>(
  key: string,
  nothing: (identity: string) => T,
): OwnSession<T> {
  const theirs = (held: T | undefined, id: string): T => (held?.identity === id ? held : nothing(id));
  return {
    read: async ({ id }) => theirs(await readSession<T>(key), id),
    change: ({ id }, change) => changeSession<T>(key, (held) => change(theirs(held, id))),
  };
}
