import '../../components/page.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import type { DriftDeeds } from '../../components/drift/context.ts';
import { Drift } from '../../components/drift/drift.tsx';
import { type Route, readRoute, writeRoute } from '../../components/drift/route.ts';
import { askWith } from '../../components/own/ask.ts';
import { useHash } from '../../components/own/use-hash.ts';
import { saveFile } from '../options/deeds.ts';

const ask = askWith((message) => browser.runtime.sendMessage(message));
const deeds: DriftDeeds = {
  save: saveFile,
  page: (name, hash = '') => browser.runtime.getURL(`/${name}` as '/options.html') + hash,
};

const go = (next: Route) => {
  location.hash = writeRoute(next);
};

function Page() {
  return <Drift ask={ask} deeds={deeds} route={readRoute(useHash())} go={go} />;
}

const root = document.getElementById('root');
if (root) render(<Page />, root);
