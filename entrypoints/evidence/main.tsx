import '../../components/page.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Evidence } from '../../components/evidence/evidence.tsx';
import { readRoute, writeRoute } from '../../components/evidence/route.ts';
import { askWith } from '../../components/own/ask.ts';
import { useHash } from '../../components/own/use-hash.ts';
import { evidenceDeeds } from './deeds.ts';

const ask = askWith((message) => browser.runtime.sendMessage(message));

function Page() {
  const [route, go] = useHash(readRoute, writeRoute);
  return <Evidence ask={ask} deeds={evidenceDeeds} route={route} go={go} />;
}

const root = document.getElementById('root');
if (root) render(<Page />, root);
