import type { CDPSession, Page } from 'playwright-core';
import { isolatedWorld } from '../attacks/isolated-world.ts';
import type { World } from '../drive/world.ts';

/** So many messages are under way at once, as from several busy tabs: one alone would wait out each sync of the disk. */
const AT_ONCE = 16;
const ROUND = 1000;

/**
 * What the worker holds after so many events came in by messages of a console's page and were stored on the device, garbage taken out. In MB. Each message is
 * one form sent with five fields, and one event with a transaction of its own; `progress` is told how many are stored.
 */
export async function workerHeap(
  world: World,
  page: Page,
  events: number,
  progress: (stored: number) => void,
): Promise<number> {
  const inPage = await isolatedWorld(page, world.driven.id);
  if (!inPage) throw new Error('The extension runs nothing in the page of the bench.');
  const { nonce } = await inPage.say({ type: 'open', url: page.url() });
  if (!nonce) throw new Error('The worker did not open a visit for the bench.');
  const before = await stored(world);
  for (let sent = 0; sent < events; sent += ROUND) {
    await inPage.run(messages(nonce, sent, Math.min(events, sent + ROUND)));
    progress(Math.min(events, sent + ROUND));
  }
  const came = (await stored(world)) - before;
  if (came < events) throw new Error(`Only ${came} of ${events} events are stored.`);
  return heapOf(world);
}

/** Script for the isolated world: sends one message for each number. */
function messages(nonce: string, from: number, to: number): string {
  return `(async () => {
    let index = ${from};
    const lane = async () => {
      while (index < ${to}) {
        const number = index++;
        const fields = ['name.givenName', 'name.familyName', 'email', 'phone', 'department'].map((attribute) => (
          { attribute, control: 'Label of ' + attribute, value: attribute + ' ' + number, mark: 'typed' }));
        const answer = await chrome.runtime.sendMessage({ type: 'submit', nonce: ${JSON.stringify(nonce)}, fields });
        if (!answer?.ok) throw new Error(JSON.stringify(answer));
      }
    };
    await Promise.all(Array.from({ length: ${AT_ONCE} }, lane));
  })()`;
}

async function stored(world: World): Promise<number> {
  const page = await world.ownPage();
  return page.evaluate(
    () =>
      new Promise<number>((done, fail) => {
        const opening = indexedDB.open('unswivel');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const count = opening.result.transaction('outbox').objectStore('outbox').count();
          count.onsuccess = () => {
            opening.result.close();
            done(count.result);
          };
        };
      }),
  );
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
