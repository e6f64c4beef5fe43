import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type FirstStage, visit } from '../lib/page/first-stage/first-stage.ts';

interface World {
  unswivelFirstStage?: FirstStage;
  browser?: Api;
  chrome?: Api;
}
interface Api {
  runtime?: { id?: string; sendMessage(message: unknown): Promise<unknown> };
}

/**
 * First stage: recognises pages of configured consoles. Registered by the worker for granted origins; injected again while it runs, it asks again what was not answered, and nothing else.
 * An unlisted script, since WXT's wrapper for content scripts is three times its size and announces the extension's id in an event the page can hear.
 */
export default defineUnlistedScript(() => {
  const world = globalThis as World;
  const known = world.unswivelFirstStage;
  if (known && !known.ended) return known.heard === false ? visit(known) : undefined;
  const runtime = () => (world.browser ?? world.chrome)?.runtime;
  // The extension was updated or switched off: this copy ends, and the overlay, if there is one, says so. Its id is still there when only the worker stopped in between.
  const gone = () => {
    stage.ended = !runtime()?.id;
  };
  const stage: FirstStage = {
    window,
    ended: false,
    turn: 0,
    send(message) {
      try {
        return runtime()?.sendMessage(message).catch(gone);
      } catch {
        gone();
      }
    },
  };
  world.unswivelFirstStage = stage;
  visit(stage);
});
