import { type Allotment, allotAccount } from './allot-account.ts';
import { type Assessment, assess } from './assess.ts';
import { openScene, type Scene, showing } from './scene.ts';
import type { Place } from './sender.ts';

/**
 * Settles the account's name where one of `attributes` needs it, and looks again when it did: the wait for the collector was long enough for a pause or another
 * ticket, so whether fill is still allowed is the caller's to ask anew.
 */
export async function settleName(
  place: Place,
  scene: Scene,
  found: Assessment,
  { nonce, tenant }: { nonce: string; tenant?: string | undefined },
  attributes: ReadonlySet<string>,
): Promise<{ scene: Scene; found: Assessment; allotment: Allotment }> {
  const allotment = await allotAccount(scene, found, attributes);
  if (allotment.status !== 'allotted') return { scene, found, allotment };
  const settled = showing(await openScene(place, nonce), tenant);
  return { scene: settled, found: await assess(settled), allotment };
}
