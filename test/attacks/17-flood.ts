import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { overlayOf } from '../drive/overlay.ts';
import type { Attack } from './attack.ts';
import { deskTicket, FILLED, identityForm } from './pages.ts';
import { FILL, type Stage } from './stage.ts';

const MEGABYTE = 'Please help. '.repeat(80_660);
const STORM_MS = 2000;
/** of the time the storm lasts, at most, on the page's main thread */
const MOST_SHARE = 0.1;

export const attack: Attack = {
  number: 17,
  title: 'a ticket of 5 MB, and a form whose page changes itself 10,000 times a second',
  attack: async (stage) => `${await hugeTicket(stage)}; ${await storm(stage)}`,
};

async function hugeTicket(stage: Stage): Promise<string> {
  const { hosts, world } = stage;
  for (const [path, body] of deskTicket({ number: '1701', subject: MEGABYTE, description: MEGABYTE.repeat(4) }))
    hosts.serve(hosts.origin('desk') + path, body);
  const mark = await stage.mark();
  const page = await stage.open(`${hosts.origin('desk')}/tickets/1701`);
  const overlay = await overlayOf(page);
  if ((await overlay.waitFor('1701')).includes('Open the Unswivel panel'))
    await overlay.click('Open the Unswivel panel');
  const text = await overlay.waitFor('Somebody of the client');
  assert.ok(text.includes('1701') && text.length < 20_000, `the panel shows ${text.length} characters`);
  assert.match(text, /…/, 'nothing shows that the subject was cut');

  const events = await stage.after(mark, ({ verb }) => verb === 'ticket.read');
  const read = events.find(({ verb, object }) => verb === 'ticket.read' && object?.key === '1701');
  assert.ok(read, `the ticket was not read: ${events.map(({ verb }) => verb)}`);
  const subject = String(read.fields?.find(({ attribute }) => attribute === 'subject')?.to);
  assert.ok(
    subject.length <= 2048 && subject.endsWith('…'),
    `the log holds ${subject.length} characters of its subject`,
  );
  for (const event of events) assert.ok(JSON.stringify(event).length < 32_768, `${event.verb} is too large`);
  await world.delivered();
  await page.close();
  return `of the subject ${subject.length} characters were read, shown and logged, the last one saying that it goes on`;
}

async function storm(stage: Stage): Promise<string> {
  const { page, overlay, values } = await stage.form(identityForm(STORM));
  const before = await mutations(page);
  const began = Date.now();
  const ours = await ownTime(page, stage.world.driven.id, async () => {
    await page.waitForTimeout(STORM_MS);
    await overlay.click(FILL);
    await overlay.waitFor('5 fields filled');
  });
  const lasted = Date.now() - began;
  const rate = (((await mutations(page)) - before) / lasted) * 1000;
  assert.ok(ours > 0, 'the profiler saw nothing of ours: the measure is broken');
  assert.ok(ours < lasted * MOST_SHARE, `${Math.round(ours)} ms of ${lasted} were spent in our scripts`);
  const { given, family, display, mail, job } = await values();
  assert.deepEqual({ given, family, display, mail, job }, FILLED);
  await page.goto('about:blank');
  return `at ${Math.round(rate)} changes a second our scripts took ${((ours / lasted) * 100).toFixed(1)} % of the time, the fill included`;
}

/** Elements come, change and go, some of them inputs; a hundred at a time. */
const STORM = `<ul id="storm"></ul><script>
  globalThis.changes = 0;
  setInterval(() => {
    const list = document.getElementById('storm');
    for (let i = 0; i < 100; i++) {
      const item = document.createElement('li');
      item.append(i % 20 ? 'changed ' + changes : document.createElement('input'));
      list.append(item);
      item.setAttribute('data-changes', ++changes);
      if (list.childElementCount > 300) list.firstChild.remove();
    }
  }, 8);
</script>`;

const mutations = (page: Page): Promise<number> => page.evaluate('globalThis.changes * 3');

/** Time spent in scripts of the extension on the page's main thread, by the browser's own profiler (ms). */
async function ownTime(page: Page, extension: string, work: () => Promise<unknown>): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.start');
  await work();
  const { profile } = await cdp.send('Profiler.stop');
  await cdp.detach();
  const nodes = new Map(profile.nodes.map((node) => [node.id, node.callFrame.url.includes(extension)]));
  const deltas = profile.timeDeltas ?? [];
  const own = (profile.samples ?? []).map((id, at) => (nodes.get(id) ? (deltas[at] ?? 0) : 0));
  return own.reduce((sum, delta) => sum + delta, 0) / 1000;
}
