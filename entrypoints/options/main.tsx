import '../../components/page.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { keepDrafts } from '../../components/options/drafts.ts';
import { Options } from '../../components/options/options.tsx';
import { readRoute, writeRoute } from '../../components/options/route.ts';
import { askWith } from '../../components/own/ask.ts';
import { useHash } from '../../components/own/use-hash.ts';
import { optionsDeeds } from './deeds.ts';

const ask = askWith((message) => browser.runtime.sendMessage(message));
const deeds = optionsDeeds();
let unsaved = 0;
const drafts = keepDrafts((count) => {
  unsaved = count;
});
// The browser asks by itself before a page with edits is closed.
addEventListener('beforeunload', (event) => {
  if (unsaved > 0) event.preventDefault();
});

function Page() {
  const [route, go] = useHash(readRoute, writeRoute);
  return <Options ask={ask} deeds={deeds} route={route} go={go} drafts={drafts} />;
}

const root = document.getElementById('root');
if (root) render(<Page />, root);
