import type { Identity } from '../database.ts';
import { Refused } from '../errors.ts';
import { type EventParts, recordEvent } from '../record-event.ts';

/**
 * Does something at the collector that must not happen unseen: the intent is stored first, so that without evidence nothing is asked; then what came of it, under the
 * same verb. Not answered means `unknown`: the collector may have done it. Throws what `deed` throws, and `Refused` where the intent cannot be stored.
 */
export async function announced<T>(
  identity: Identity,
  parts: Omit<EventParts, 'outcome'>,
  deed: () => Promise<T>,
): Promise<T> {
  const { body } = await recordEvent(identity, { ...parts, outcome: 'intended' });
  const { fields: _, ...about } = parts;
  const tell = (end: Pick<EventParts, 'outcome' | 'code'>) =>
    recordEvent(identity, { ...about, ...end, intent: body.id }).catch((error) => {
      // It is done, or not; that its end cannot be stored is shown by the state, and the intent stands.
      if (!(error instanceof Refused)) throw error;
    });
  try {
    const result = await deed();
    await tell({ outcome: 'success' });
    return result;
  } catch (error) {
    if (error instanceof Refused && error.code === 'collector.unreachable')
      await tell({ outcome: 'unknown', code: error.code });
    else if (error instanceof Refused) await tell({ outcome: 'refused', code: error.code });
    else await tell({ outcome: 'failed', code: 'fault' });
    throw error;
  }
}
