/** What administration does at the collector stands in its own chain, with the change itself: neither is there without the other. */
import type { Caller } from '../caller.ts';
import type { Writing } from '../database.ts';
import type { Kind } from '../kinds.ts';
import { actorOf, type OwnEvent } from '../own-events.ts';
import { sayWith } from '../sources/say-with.ts';

export type Told = Omit<OwnEvent, 'actor' | 'outcome'>;

/** How events call an object of this kind. */
export const eventType = (kind: Kind): string => kind.slice(0, -1);

/** Says that the caller did it, as part of the transaction it is done in (`changeRecord`). */
export const said = (trx: Writing, caller: Caller, told: Told): Promise<void> =>
  sayWith(trx, { ...told, outcome: 'success', actor: actorOf(caller) });
