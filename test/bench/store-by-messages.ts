import type { Page } from 'playwright-core';
import { isolatedWorld } from '../attacks/isolated-world.ts';
import type { World } from '../drive/world.ts';

/** So many messages are under way at once, as from several busy tabs: one alone would wait out each sync of the disk. */
const AT_ONCE = 16;
const ROUND = 1000;

/**
 * Has so many events stored on the device by messages of a console's page. Each message is one form sent with five fields, and one event with a transaction of its own;
 * `progress` is told how many are stored.
 */
export async function storeByMessages(
  world: World,
  page: Page,
  events: number,
  progress: (stored: number) => void,
): Promise<void> {
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
