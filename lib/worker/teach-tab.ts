import { browser } from 'wxt/browser';
import { consoleAt } from '../consoles/match.ts';
import { Refused } from './errors.ts';
import { injectOverlay } from './inject-overlay.ts';
import { openDesk } from './scene.ts';

const TEACH = '/teach.js';

/** Brings the teaching overlay into a tab, because the person asked for it; the overlay it asks what fields are taken for comes first. Throws `Refused`. */
export async function teachTab(tab: number): Promise<void> {
  const { record } = await openDesk();
  const url = (await browser.tabs.get(tab)).url ?? '';
  if (consoleAt(url, record.snapshot.consoles).length === 0)
    throw new Refused('sender.not-a-console', 'This site is not one of your consoles.');
  try {
    if (!(await injectOverlay({ tab, document: '' }))) throw new Error('no overlay');
    await browser.scripting.executeScript({ target: { tabId: tab, frameIds: [0] }, files: [TEACH] });
  } catch (error) {
    console.debug('Unswivel: teaching could not begin in a tab', error);
    throw new Refused('tab.no-overlay', 'The browser does not let Unswivel into this tab.');
  }
}
