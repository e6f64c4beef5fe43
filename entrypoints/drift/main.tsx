import '../../components/page.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import type { DriftDeeds } from '../../components/drift/context.ts';
import { Drift } from '../../components/drift/drift.tsx';
import { readRoute, writeRoute } from '../../components/drift/route.ts';
import { askWith } from '../../components/own/ask.ts';
import { saveFile } from '../../components/own/save-file.ts';
import { useHash } from '../../components/own/use-hash.ts';

const ask = askWith((message) => browser.runtime.sendMessage(message));
const deeds: DriftDeeds = {
  save: saveFile,
  page: (name, hash = '') => browser.runtime.getURL(`/${name}` as '/options.html') + hash,
};

function Page() {
  const [route, go] = useHash(readRoute, writeRoute);
  return <Drift ask={ask} deeds={deeds} route={route} go={go} />;
}

const root = document.getElementById('root');
if (root) render(<Page />, root);
