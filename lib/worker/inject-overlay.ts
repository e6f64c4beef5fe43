import { browser } from 'wxt/browser';
import { frameVisit } from './frame-visit.ts';
import { push } from './push.ts';

const OVERLAY = '/overlay.js';

/** Brings the overlay into a tab's top frame, or asks the one that is there to look again. False when the browser does not let us in. */
export async function injectOverlay({ tab, document }: { tab: number; document: string }): Promise<boolean> {
  const open = await frameVisit({ tab, frame: 0 });
  if (open && document !== '' && open.document === document && (await push(open, { type: 'revisit' }))) return true;
  try {
    await browser.scripting.executeScript({ target: { tabId: tab, frameIds: [0] }, files: [OVERLAY] });
    return true;
  } catch (error) {
    console.debug('Unswivel: the overlay could not be brought into a tab', error);
    return false;
  }
}
