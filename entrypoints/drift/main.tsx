import '../../components/page.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import type { DriftDeeds } from '../../components/drift/context.ts';
import { Drift } from '../../components/drift/drift.tsx';
import { readRoute, writeRoute } from '../../components/drift/route.ts';
import { askWith } from '../../components/own/ask.ts';
import { saveFile } from '../options/deeds.ts';

const ask = askWith((message) => browser.runtime.sendMessage(message));
const deeds: DriftDeeds = {
  save: saveFile,
  page: (name, hash = '') => browser.runtime.getURL(`/${name}` as '/options.html') + hash,
};

function show(): void {
  const root = document.getElementById('root');
  const route = readRoute(location.hash);
  const go = (next: typeof route) => {
    location.hash = writeRoute(next);
  };
  if (root) render(<Drift ask={ask} deeds={deeds} route={route} go={go} />, root);
}

addEventListener('hashchange', show);
show();
