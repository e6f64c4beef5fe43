/** What a device sent that no list names anybody by: bodies that were refused, and what is kept apart. It is read for whose it is. */
import { type EventBody, eventBodySchema } from '../../../evidence/event.schema.ts';
import { covers, type Of } from './about.ts';
import { type Asked, type Hold, namesIn } from './asked.ts';
import { wordsHold } from './concerns.ts';

export interface Words {
  text: string;
  /** whose device sent it */
  sender: string;
}

/** Whether they are of the client, and of the person, an erasure asks for: as an event says it, or where it is none, by name. */
export const areAsked = (asked: Asked, words: Words): boolean => areOf(asked.of, words, namesIn(asked));

export const isHeldBy = (hold: Hold, words: Words): boolean =>
  areOf(hold, words, hold.technician ? [hold.technician] : []);

export const areHeld = ({ holds }: Pick<Asked, 'holds'>, words: Words): boolean =>
  holds.some((hold) => isHeldBy(hold, words));

function areOf({ client, technician, own }: Of, { text, sender }: Words, names: readonly string[]): boolean {
  const body = eventIn(text);
  const folded = text.toLowerCase();
  const ofClient = !client || (body ? covers({ client, own }, body) : wordsHold(folded, client));
  if (!ofClient || !technician) return ofClient;
  return (
    sender === technician ||
    (body !== null && covers({ technician }, body)) ||
    names.some((name) => wordsHold(folded, name))
  );
}

function eventIn(text: string): EventBody | null {
  try {
    return eventBodySchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Anybody with a token may send anything.
    return null;
  }
}
