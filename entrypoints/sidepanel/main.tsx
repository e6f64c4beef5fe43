import '../../components/page.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { askWith } from '../../components/own/ask.ts';
import { Sidepanel, type SidepanelDeeds } from '../../components/sidepanel/sidepanel.tsx';

const ask = askWith((message) => browser.runtime.sendMessage(message));
const deeds: SidepanelDeeds = {
  enrol: () => void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') }),
  showTab: (tab) => void browser.tabs.update(tab, { active: true }).catch(() => undefined),
};

/** The panel stays while tabs come and go: it follows the one in front of its own window. */
async function show(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const root = document.getElementById('root');
  if (root) render(<Sidepanel ask={ask} tab={tab?.id ?? null} deeds={deeds} />, root);
}

browser.tabs.onActivated.addListener(() => void show());
await show();
