/** Arrivals as text, to wait in a table: sealed bodies as base64. */
import type { Arrival, ArrivingEvent } from '../arrival.ts';

export const letterText = (arrival: Arrival): string =>
  JSON.stringify({
    ...arrival,
    events: arrival.events.map(({ sealed, ...event }) => ({
      ...event,
      sealed: sealed && { key: sealed.key, bytes: Buffer.from(sealed.bytes).toString('base64') },
    })),
  });

type Written = Omit<Arrival, 'events'> & {
  events: (Omit<ArrivingEvent, 'sealed'> & { sealed?: { key: string; bytes: string } | null })[];
};

/** One laid down by an earlier version has no sealed bodies. */
export function arrivalOfLetter(text: string): Arrival {
  const { events, ...arrival } = JSON.parse(text) as Written;
  return {
    ...arrival,
    events: events.map(({ sealed = null, ...event }) => ({
      ...event,
      sealed: sealed && { key: sealed.key, bytes: Buffer.from(sealed.bytes, 'base64') },
    })),
  };
}
