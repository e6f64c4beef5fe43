import assert from 'node:assert/strict';
import { ATTRIBUTES } from '../../lib/record/attributes.ts';
import type { RecordAnswer } from '../../lib/wire/own.ts';
import type { OpenAnswer } from '../../lib/wire/state.ts';
import type { Attack } from './attack.ts';
import { isolatedWorld } from './isolated-world.ts';
import { FILLED } from './pages.ts';

const SPY = 'Spy beside Unswivel';
/** Everything another extension can see of us: markup, values, and whatever hangs on our nodes in its world. */
const DUMP = `(() => {
  const host = document.querySelector('[data-unswivel=""]');
  const root = chrome.dom.openOrClosedShadowRoot(host);
  const seen = [host.outerHTML, root.innerHTML];
  for (const node of [host, ...root.querySelectorAll('*')])
    for (const key of Object.getOwnPropertyNames(node)) { try { seen.push(key + '=' + JSON.stringify(node[key])) } catch { seen.push(key) } }
  for (const input of root.querySelectorAll('input')) seen.push(input.value);
  seen.push(...Object.keys(globalThis).filter((key) => /unswivel/i.test(key)));
  return seen.join('\\n');
})()`;

export const attack: Attack = {
  number: 21,
  title: 'another extension opens our shadow root',
  async attack(stage) {
    const scene = await stage.form();
    const { nonce } = await (await stage.inside(scene.page)).say<OpenAnswer>({ type: 'open', url: scene.page.url() });
    const shown = await scene.overlay.text();
    const spy = await isolatedWorld(scene.page, SPY);
    assert(spy, 'the other extension is not there');
    const dump = await spy.run<string>(DUMP);
    assert(dump.includes(FILLED.mail), 'the spy saw nothing, so this proves nothing');

    const ownPage = await stage.world.ownPage();
    const tokens = await ownPage.evaluate(TOKENS);
    assert(tokens.length > 0 && tokens.every((token) => token.length >= 32), 'no token to look for');
    for (const secret of [nonce, ...tokens]) assert(!dump.includes(secret), 'a token or a nonce hangs on the page');

    const record = await stage.world.own<RecordAnswer>({ type: 'own.record' });
    const values = new Set(strings([record.technicians, record.clients, record.consoles, record.accounts]));
    // What an attribute is called is no value of anybody's: a kind of phone number in the record bears the same word.
    const names: readonly string[] = ATTRIBUTES;
    const words = [...values].filter((value) => value.length > 5 && !names.includes(value));
    const leaked = words.filter(
      (value) => dump.includes(value) && !shown.includes(value) && !scene.page.url().includes(value),
    );
    assert.deepEqual(leaked, [], 'more of the record than is displayed');
    const others = record.technicians.filter(({ id }) => id !== 'lnguyen').flatMap(({ emails }) => emails);
    assert(others.length > 3 && others.every(({ value }) => !dump.includes(value)), 'other people’s addresses');
    return `it sees what is displayed; none of ${words.length} other values of the record, no token, no nonce`;
  },
};

/** The device's tokens, from our own database, as only our own pages can. */
const TOKENS = `new Promise((done, fail) => {
  const opening = indexedDB.open('unswivel');
  opening.onerror = () => fail(opening.error);
  opening.onsuccess = () => {
    const all = opening.result.transaction('identities').objectStore('identities').getAll();
    all.onsuccess = () => { opening.result.close(); done(all.result.map((one) => one.token)) };
  };
})` as unknown as () => Promise<string[]>;

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(strings) : [];
}
