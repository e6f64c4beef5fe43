import { type Browser, browser } from 'wxt/browser';
import { askMessageSchema } from '../../wire/asked.schema.ts';
import { ASK_PORT } from '../../wire/own.ts';
import { Refused, toFailure } from '../errors.ts';
import { requireIdentity } from '../identity.ts';
import { openStorage } from '../log-storage.ts';
import { askCollectorFor } from '../own/administration.ts';
import { isOwnPage } from '../sender.ts';

/** Answers questions that may be taken back. Registered at the worker's top, as every listener. Anybody but our own pages is hung up on. */
export function listenToAsks(): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== ASK_PORT) return;
    if (!port.sender || !isOwnPage(port.sender)) return port.disconnect();
    const gone = new AbortController();
    port.onDisconnect.addListener(() => gone.abort());
    port.onMessage.addListener((message: unknown) => void answer(port, message, gone.signal));
  });
}

async function answer(port: Browser.runtime.Port, raw: unknown, signal: AbortSignal): Promise<void> {
  const said = await answerOf(raw, signal).catch(toFailure);
  // Whoever closed the port does not wait for an answer.
  if (!signal.aborted) port.postMessage(said);
}

async function answerOf(raw: unknown, signal: AbortSignal): Promise<unknown> {
  const message = askMessageSchema.safeParse(raw);
  if (!message.success) throw new Refused('input.invalid', 'The question could not be read.');
  await openStorage();
  return askCollectorFor(await requireIdentity(), message.data, signal);
}
