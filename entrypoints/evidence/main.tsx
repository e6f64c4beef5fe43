import '../../components/page.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Evidence } from '../../components/evidence/evidence.tsx';
import { type Route, readRoute, writeRoute } from '../../components/evidence/route.ts';
import { askWith } from '../../components/own/ask.ts';
import { evidenceDeeds } from './deeds.ts';

const ask = askWith((message) => browser.runtime.sendMessage(message));

function go(route: Route, here?: 'here'): void {
  const hash = writeRoute(route);
  if (!here) {
    location.hash = hash;
    return;
  }
  history.replaceState(null, '', hash);
  show();
}

function show(): void {
  const root = document.getElementById('root');
  if (root) render(<Evidence ask={ask} deeds={evidenceDeeds} route={readRoute(location.hash)} go={go} />, root);
}

addEventListener('hashchange', show);
show();
