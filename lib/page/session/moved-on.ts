import type { OverlayView } from '../../wire/overlay-view.ts';
import type { Visit } from './visit.ts';

/**
 * Refuses a deed because the page is not where it was looked at: what is shown is of another address, maybe of another client. Told by the nonce of the visit that was
 * seen, also where that one has ended.
 */
export function movedOn(seen: Visit, detail?: string): Partial<OverlayView> {
  void seen.link.send({ type: 'fill.refused', nonce: seen.nonce(), code: 'other-address', detail });
  return { notice: 'The page went to another address, so nothing was done. Look again, then repeat.' };
}
