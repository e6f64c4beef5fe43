import type { CDPSession, Page } from 'playwright-core';
import type { World } from '../drive/world.ts';
import { storeByMessages } from './store-by-messages.ts';

/** What the worker holds after so many events were stored (store-by-messages.ts), garbage taken out. In MB. */
export async function workerHeap(
  world: World,
  page: Page,
  events: number,
  progress: (stored: number) => void,
): Promise<number> {
  await storeByMessages(world, page, events, progress);
  return heapOf(world);
}

/** Asks the worker's own DevTools target, which only the browser's session reaches. */
async function heapOf(world: World): Promise<number> {
  const browser = world.driven.context.browser();
  if (!browser) throw new Error('The browser gives no DevTools session of its own.');
  const cdp = await browser.newBrowserCDPSession();
  const { targetInfos } = await cdp.send('Target.getTargets');
  const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(world.driven.id));
  if (!worker) throw new Error('The worker does not run.');
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId: worker.targetId, flatten: false });
  const ask = asking(cdp, sessionId);
  await ask('HeapProfiler.enable');
  await ask('HeapProfiler.collectGarbage');
  const { usedSize } = (await ask('Runtime.getHeapUsage')) as { usedSize: number };
  await cdp.detach();
  return usedSize / 1_048_576;
}

function asking(cdp: CDPSession, sessionId: string): (method: string) => Promise<unknown> {
  let last = 0;
  return (method) => {
    const id = ++last;
    return new Promise((done, fail) => {
      cdp.on('Target.receivedMessageFromTarget', (received) => {
        const message = JSON.parse(received.message) as { id?: number; result?: unknown; error?: { message: string } };
        if (received.sessionId !== sessionId || message.id !== id) return;
        if (message.error) fail(new Error(message.error.message));
        else done(message.result);
      });
      cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) }).catch(fail);
    });
  };
}
