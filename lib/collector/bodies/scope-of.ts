import type { EventBody } from '../../evidence/event.schema.ts';

/** What became of devices and of the log itself: fsck and every verifier read it, so it is never erased. Nobody is in it but whoever administers, and whose device it was. */
export const STAYS: ReadonlySet<EventBody['verb']> = new Set<EventBody['verb']>([
  'device.closed',
  'device.stopped',
  'log.key-rotated',
  'log.epoch',
  'evidence.erased',
  'evidence.held',
]);

/** Of what is of no client. */
export const OF_NO_CLIENT = '';

/** No client's id. */
const OF_THE_LOG = '*log';

/** No client's id either. Each pack kept here has a key of its own, which goes with it. */
export const OF_A_PACK = '*pack';

/** … nor this: what is kept apart from the log (apart/sealed-apart.ts). */
export const OF_WHAT_IS_APART = '*apart';

/**
 * Whose key a body is sealed with: its client's, one for all that is of no client, or the log's own, whose keys are never destroyed: a backup from before an erasure can then still be checked. A body
 * that was refused names nobody we would believe.
 */
export const scopeOf = ({ verb, client }: { verb: string | null; client: string | null }): string =>
  STAYS.has(verb as EventBody['verb']) ? OF_THE_LOG : (client ?? OF_NO_CLIENT);
