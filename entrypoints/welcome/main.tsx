import '../../components/page.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { askWith } from '../../components/own/ask.ts';
import { deviceName } from '../../components/own/device-name.ts';
import { Welcome, type WelcomeDeeds } from '../../components/welcome/welcome.tsx';
import { originPattern } from '../../lib/worker/origin-pattern.ts';
import { changeShortcuts } from '../options/deeds.ts';

const ask = askWith((message) => browser.runtime.sendMessage(message));
const deeds: WelcomeDeeds = {
  request: (origins) => browser.permissions.request({ origins: origins.map(originPattern) }),
  changeShortcuts,
  addConsole: () => void browser.tabs.create({ url: `${browser.runtime.getURL('/options.html')}#consoles/new` }),
  deviceName: deviceName(navigator.userAgent),
};

// The code is taken from the address and out of it: it must not stay in the history.
const given = new URLSearchParams(location.hash.slice(1));
if (location.hash) history.replaceState(null, '', location.pathname);
const fields = { collector: given.get('collector') ?? '', code: given.get('code') ?? '' };
const root = document.getElementById('root');
if (root) render(<Welcome ask={ask} deeds={deeds} given={fields} />, root);
