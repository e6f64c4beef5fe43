import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import css from '../components/teach/teach.css?inline';
import { Teach } from '../components/teach/teach.tsx';
import type { Classified } from '../lib/page/classified.ts';
import type { openStage } from '../lib/page/session/stage.ts';
import { linkTo, type Runtime } from '../lib/page/session/worker-link.ts';
import { startTeaching } from '../lib/page/teach/session.ts';

interface World {
  /** the overlay, which knows what each control is taken for, and lends what is not carried twice */
  unswivelOverlay?: {
    explain(): Promise<Classified[]>;
    revisit(): void;
    lends: { sheet: string; openStage: typeof openStage };
  };
  unswivelTeach?: AbortController;
  browser?: { runtime?: Runtime };
  chrome?: { runtime?: Runtime };
}

/** Third stage, injected only when the person asks to teach. Injected again it ends the teaching that goes on and begins anew. */
export default defineUnlistedScript(() => {
  const world = globalThis as World;
  const overlay = world.unswivelOverlay;
  const runtime = (world.browser ?? world.chrome)?.runtime;
  if (!overlay || !runtime) return;
  world.unswivelTeach?.abort();
  const stop = new AbortController();
  world.unswivelTeach = stop;
  void startTeaching({
    document,
    css: overlay.lends.sheet + css,
    openStage: overlay.lends.openStage,
    link: linkTo(runtime),
    explain: overlay.explain,
    signal: stop.signal,
    end: (changed) => {
      stop.abort();
      // What was taught counts from now on, and nothing of ours lies over the page any more.
      if (changed) overlay.revisit();
    },
    show: (view, deeds, container) => render(<Teach view={view} on={deeds} />, container),
  });
});
