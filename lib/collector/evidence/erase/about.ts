/** Whether an event has to do with somebody, or a client. */
import type { EventBody } from '../../../evidence/event.schema.ts';
import { wordsHold } from './concerns.ts';

/** Whether the event is of that client, and has to do with that person. */
export function covers(
  of: { client?: string | null | undefined; technician?: string | null | undefined },
  body: EventBody,
): boolean {
  if (of.client && body.client?.id !== of.client) return false;
  return !of.technician || isAbout(body, of.technician);
}

function isAbout(body: EventBody, technician: string): boolean {
  const { actor, subject, object } = body;
  if (actor.technician === technician) return true;
  if (subject && 'technician' in subject && subject.technician === technician) return true;
  if (object?.type === 'technician' && object.key === technician) return true;
  return asksFor(body, [technician.toLowerCase()]);
}

/** Somebody asked for evidence, and the question names others. */
export const ASKING: EventBody['verb'][] = ['evidence.read', 'access.refused'];

/** Whether what was asked for names somebody, whole or within a longer text. */
export function asksFor({ verb, detail }: EventBody, names: readonly string[]): boolean {
  if (!ASKING.includes(verb)) return false;
  return Object.values(detail ?? {}).some((value) => {
    const text = String(value).toLowerCase();
    return names.some((name) => text === name || wordsHold(text, name));
  });
}
