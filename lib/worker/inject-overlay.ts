import { bringScript } from './bring-script.ts';
import { frameVisit } from './frame-visit.ts';
import { push } from './push.ts';

/** Brings the overlay into a tab's top frame, or asks the one that is there to look again. False when the browser does not let us in. */
export async function injectOverlay({ tab, document }: { tab: number; document: string }): Promise<boolean> {
  const open = await frameVisit({ tab, frame: 0 });
  if (open && document !== '' && open.document === document && (await push(open, { type: 'revisit' }))) return true;
  return bringScript(tab, '/overlay.js');
}
