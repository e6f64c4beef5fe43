import '../../components/page.css';
import { render } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Evidence } from '../../components/evidence/evidence.tsx';
import { type Route, readRoute, writeRoute } from '../../components/evidence/route.ts';
import { askWith } from '../../components/own/ask.ts';
import { evidenceDeeds } from './deeds.ts';

const ask = askWith((message) => browser.runtime.sendMessage(message));

/** Rendered once: Preact counts the ids of labels and fields anew with each `render`, and two fields would get one id. */
function Page() {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  // Before anybody can go anywhere: an address changed meanwhile would not be followed.
  useLayoutEffect(() => {
    const follow = () => setRoute(readRoute(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  function go(next: Route, here?: 'here'): void {
    const hash = writeRoute(next);
    if (here) history.replaceState(null, '', hash);
    else location.hash = hash;
    setRoute(readRoute(hash));
  }
  return <Evidence ask={ask} deeds={evidenceDeeds} route={route} go={go} />;
}

const root = document.getElementById('root');
if (root) render(<Page />, root);
