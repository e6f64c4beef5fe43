import '../../components/page.css';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { askWith } from '../../components/own/ask.ts';
import { Sidepanel, type SidepanelDeeds } from '../../components/sidepanel/sidepanel.tsx';

const ask = askWith((message) => browser.runtime.sendMessage(message));
const deeds: SidepanelDeeds = {
  enrol: () => void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') }),
  showTab: (tab) => void browser.tabs.update(tab, { active: true }).catch(() => undefined),
};

/** The panel stays while tabs come and go: it follows the one in front of its own window. */
function Page() {
  const [tab, setTab] = useState<number | null>(null);
  useEffect(() => {
    const look = async () => {
      const [front] = await browser.tabs.query({ active: true, currentWindow: true });
      setTab(front?.id ?? null);
    };
    const onActivated = () => void look();
    browser.tabs.onActivated.addListener(onActivated);
    void look();
    return () => browser.tabs.onActivated.removeListener(onActivated);
  }, []);
  return <Sidepanel ask={ask} tab={tab} deeds={deeds} />;
}

const root = document.getElementById('root');
if (root) render(<Page />, root);
