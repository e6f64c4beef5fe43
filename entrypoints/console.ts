import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type FirstStage, visit } from '../lib/page/first-stage/first-stage.ts';

interface World {
  unswivelFirstStage?: FirstStage;
  browser?: Api;
  chrome?: Api;
}
interface Api {
  runtime?: { sendMessage(message: unknown): Promise<unknown> };
}

/**
 * First stage: recognises pages of configured consoles. Registered by the worker for granted origins; injected again, it does nothing while it runs.
 * An unlisted script, since WXT's wrapper for content scripts is three times its size and announces the extension's id in an event the page can hear.
 */
export default defineUnlistedScript(() => {
  const world = globalThis as World;
  if (world.unswivelFirstStage && !world.unswivelFirstStage.ended) return;
  // The extension was updated or switched off: this copy ends, and the overlay, if there is one, says so.
  const gone = () => {
    stage.ended = true;
  };
  const stage: FirstStage = {
    window,
    ended: false,
    turn: 0,
    send(message) {
      try {
        return (world.browser ?? world.chrome)?.runtime?.sendMessage(message).catch(gone);
      } catch {
        gone();
      }
    },
  };
  world.unswivelFirstStage = stage;
  visit(stage);
});
