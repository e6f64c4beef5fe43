/** Why an authentic event's body was not taken, as stored, answered and signed: `code: sentence`. Its leaf is in the log all the same. */

/** Whether the body is kept beside its leaf, for a version of the collector that can read it. */
const KEPT = {
  version: true,
  shape: true,
  'other-actor': true,
  'foreign-id': true,
  'too-large': false,
  'not-canonical': false,
  'not-signed': false,
  withheld: false,
} as const;

export type RefusalCode = keyof typeof KEPT;

export const refusal = (code: RefusalCode, sentence: string): string => `${code}: ${sentence}`;

/** Whether the body of an entry with this reason lies in `event_bodies`; null is no refusal. Undefined: this reason was never given by a collector. */
export function keepsBody(why: string | null): boolean | undefined {
  if (why === null) return true;
  const code = why.slice(0, Math.max(0, why.indexOf(':')));
  return Object.hasOwn(KEPT, code) ? KEPT[code as RefusalCode] : undefined;
}
