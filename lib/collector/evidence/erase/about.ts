/** Whether an event has to do with somebody, or a client. */
import type { EventBody } from '../../../evidence/event.schema.ts';
import { STAYS } from '../../bodies/scope-of.ts';
import { wordsHold } from './concerns.ts';

/** Of a client, of a person, or both. `own`: the client is the MSP itself, and what is of no client is its own. */
export interface Of {
  client?: string | null | undefined;
  technician?: string | null | undefined;
  own?: boolean;
}

/** Whether the event is of that client, and has to do with that person by what it says itself. */
export const covers = (of: Of, body: EventBody): boolean =>
  coversClient(of, body) && (!of.technician || isAbout(body, of.technician));

/** Whether it is of that client, or none is asked for. */
export const coversClient = ({ client, own = false }: Of, body: EventBody): boolean =>
  !client || body.client?.id === client || (own && body.client === undefined);

function isAbout(body: EventBody, technician: string): boolean {
  const { actor, subject, object } = body;
  if (actor.technician === technician) return true;
  if (subject && 'technician' in subject && subject.technician === technician) return true;
  if (object?.type === 'technician' && object.key === technician) return true;
  return asksFor(body, [technician.toLowerCase()]);
}

/** Somebody asked for evidence, and the question names others; or it stays for the log's sake, and says whose device it was. */
export const ASKING: EventBody['verb'][] = ['evidence.read', 'access.refused', ...STAYS];

/** Whether its words name somebody, whole or within a longer text. */
export function asksFor({ verb, detail }: EventBody, names: readonly string[]): boolean {
  if (!ASKING.includes(verb)) return false;
  return Object.values(detail ?? {}).some((value) => {
    const text = String(value).toLowerCase();
    return names.some((name) => text === name || wordsHold(text, name));
  });
}
