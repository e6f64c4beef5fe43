/** The exact object of a request as an event's detail tells it: its RFC 8785 text, of which the hash is, in pieces as long as one value may be. Who has the event can make the hash again. */

import type { EventBody } from '../evidence/event.schema.ts';
import { storable } from '../evidence/event.ts';
import type { ExactObject } from './exact-object.schema.ts';
import { objectText } from './object-hash.ts';

type Detail = NonNullable<EventBody['detail']>;

const LONGEST = 2048;
const keyOf = (piece: number): string => (piece === 0 ? 'object' : `object-${piece + 1}`);

/** Nothing where the log would mask a part of it: half an object has no hash. */
export function toldObject(object: ExactObject): Record<string, string> {
  const pieces = inPieces(objectText(object));
  if (pieces.some((piece) => storable(piece, LONGEST) !== piece)) return {};
  return Object.fromEntries(pieces.map((piece, at) => [keyOf(at), piece]));
}

function inPieces(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const piece = text.slice(at, at + LONGEST);
    // A surrogate pair is kept whole.
    pieces.push(piece.isWellFormed() ? piece : piece.slice(0, -1));
    at += pieces.at(-1)?.length ?? LONGEST;
  }
  return pieces;
}

/** The text; undefined where the event tells none. */
export function textOfTold(detail: Detail | undefined): string | undefined {
  const pieces: string[] = [];
  for (let value = detail?.[keyOf(0)]; typeof value === 'string'; value = detail?.[keyOf(pieces.length)])
    pieces.push(value);
  return pieces.length > 0 ? pieces.join('') : undefined;
}

/** What of it the request's sentence does not say; of a text that is no object, nothing. */
export type ToldObject = Pick<ExactObject, 'account' | 'role' | 'groups' | 'without' | 'maxHours'>;
export function objectOfTold(detail: Detail | undefined): ToldObject | undefined {
  try {
    const { account, role, groups, without, maxHours } = JSON.parse(textOfTold(detail) ?? 'null') as ToldObject;
    const lists = [groups, without].every((one) => Array.isArray(one) && one.every((word) => typeof word === 'string'));
    return lists && typeof account?.name === 'string' ? { account, role, groups, without, maxHours } : undefined;
  } catch {
    // Another version's, or none: the hash beside it says nothing of it either.
    return undefined;
  }
}
