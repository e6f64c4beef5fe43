import { browser } from 'wxt/browser';
import { UNREACHED } from '../../components/own/ask.ts';
import type { AskAway } from '../../components/own/ask-route.ts';
import { ASK_PORT, type AskAnswer, type Failure } from '../../lib/wire/own.ts';

/** Asks the worker through a port of its own: aborting closes it, which ends the request to the collector. */
export const askAway: AskAway = (message, signal) =>
  new Promise((resolve) => {
    const port = browser.runtime.connect({ name: ASK_PORT });
    const end = (reply: Failure | { ok: true; value: AskAnswer }) => {
      port.disconnect();
      resolve(reply);
    };
    signal.addEventListener('abort', () => end(UNREACHED));
    port.onMessage.addListener((said: unknown) => {
      const answer = said as AskAnswer | Failure;
      end('ok' in answer ? answer : { ok: true, value: answer });
    });
    port.onDisconnect.addListener(() => resolve(UNREACHED));
    port.postMessage(message);
  });
