import { browser } from 'wxt/browser';
import { consoleAt } from '../consoles/match.ts';
import { Refused } from './errors.ts';
import { injectOverlay } from './inject-overlay.ts';
import { openDesk } from './scene.ts';

const TEACH = '/teach.js';

/** Runs in the tab, in the extension's own world: it may use nothing from here. */
function overlayThere(): boolean {
  return (globalThis as { unswivelOverlay?: { alive(): boolean } }).unswivelOverlay?.alive() === true;
}

/** Brings the teaching overlay into a tab, because the person asked for it; the overlay it asks what fields are taken for comes first. Throws `Refused`. */
export async function teachTab(tab: number): Promise<void> {
  const { record } = await openDesk();
  const url = (await browser.tabs.get(tab)).url ?? '';
  if (consoleAt(url, record.snapshot.consoles).length === 0)
    throw new Refused('sender.not-a-console', 'This site is not one of your consoles.');
  const target = { tabId: tab, frameIds: [0] };
  try {
    // Brought again, an overlay that is there would look anew and open where the person had it folded.
    const [there] = await browser.scripting.executeScript({ target, func: overlayThere });
    if (there?.result !== true && !(await injectOverlay({ tab, document: '' }))) throw new Error('no overlay');
    await browser.scripting.executeScript({ target, files: [TEACH] });
  } catch (error) {
    console.debug('Unswivel: teaching could not begin in a tab', error);
    throw new Refused('tab.no-overlay', 'The browser does not let Unswivel into this tab.');
  }
}
