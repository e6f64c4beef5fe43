import { Component, render } from 'preact';
import { jsx } from 'preact/jsx-runtime';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import css from '../components/overlay/overlay.css?inline';
import { Overlay } from '../components/overlay/overlay.tsx';
import { SURE_ENOUGH } from '../lib/page/candidates.ts';
import type { Classified } from '../lib/page/classified.ts';
import type { Marks } from '../lib/page/marks/session.ts';
import { type Session, startSession } from '../lib/page/session/session.ts';
import { openStage } from '../lib/page/session/stage.ts';
import { linkTo, type Runtime } from '../lib/page/session/worker-link.ts';
import type { Steps } from '../lib/page/steps/session.ts';

/** What stands on the global object of the extension's own world, where no page can reach it. */
export interface OverlayHandle extends Session {
  /** Every control of the page with what it is taken for and why; an attribute only where a fill would trust it. For DevTools and `bench:forms`. */
  explain(): Promise<Classified[]>;
  /** the script that marks drift, once it is there */
  marks?: Marks;
  /** the script that draws the steps of requests, once it is there */
  steps?: Steps;
  /** what the teaching script needs not carry again */
  lends: {
    Component: typeof Component;
    render: typeof render;
    jsx: typeof jsx;
    openStage: typeof openStage;
    sheet: string;
  };
}

interface World {
  unswivelOverlay?: OverlayHandle;
  browser?: { runtime?: Runtime };
  chrome?: { runtime?: Runtime };
}

/**
 * Second stage, injected by the worker where there is something to do. Injected again into the same document it only looks again; one left behind by an
 * older version of the extension is replaced. The browser's own API is enough here: the polyfill would cost a tenth of the size budget.
 */
export default defineUnlistedScript(() => {
  const world = globalThis as World;
  if (world.unswivelOverlay?.alive()) return world.unswivelOverlay.revisit();

  const runtime = (world.browser ?? world.chrome)?.runtime;
  if (!runtime) return;
  const stop = new AbortController();
  const session = startSession({
    document,
    css,
    link: linkTo(runtime),
    signal: stop.signal,
    replaced: () => stop.abort(),
    show: (view, container) => {
      render(view && <Overlay {...view} on={session.deeds} />, container);
      world.unswivelOverlay?.marks?.update();
      world.unswivelOverlay?.steps?.update();
    },
    mark: (event, attribute) => world.unswivelOverlay?.marks?.open(event, attribute),
  });
  const explain = async () =>
    (await session.explain()).map((one) => (one.confidence < SURE_ENOUGH ? { ...one, attribute: null } : one));
  world.unswivelOverlay = { ...session, explain, lends: { Component, render, jsx, openStage, sheet: css } };
});
