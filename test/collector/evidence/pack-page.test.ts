import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { partPage } from '../../../lib/collector/evidence/part-page.ts';
import type { PartSummary } from '../../../lib/evidence/verify/part/verify-part.ts';
import { startCollector, type TestCollector } from '../start-collector.ts';
import { CONTOSO, fillLog, packOf, send, verified } from './pack-world.ts';

let collector: TestCollector;
beforeAll(async () => {
  collector = await startCollector();
  await fillLog(collector);
});
afterAll(() => collector.stop());

async function pageOf(): Promise<{ page: string; pack: string }> {
  const lines = await packOf(collector, CONTOSO);
  const pack = lines.join('');
  const read = async function* () {
    yield new TextEncoder().encode(pack);
  };
  const page = (await Array.fromAsync(partPage((await verified(lines)) as PartSummary, read))).join('');
  return { page, pack };
}

it('the page of a pack names the file it was made of, what does not come out again, and what only the log’s word stands for', async () => {
  const { page, pack } = await pageOf();
  expect(page).toContain(`<dt>SHA-256 of the pack</dt><dd>${createHash('sha256').update(pack).digest('hex')}</dd>`);
  expect(page).toMatch(/<dt>Something else<\/dt><dd>title of entry 2 would now be “/);
  expect(page).toMatch(/speaks for when and by whom it was made/);
  expect(page).not.toMatch(/missing body/);
});

it('what a name hides or turns is seen in the page, and nothing of it is markup', async () => {
  const device = await collector.enrol('jadeyemi', { serves: ['*'] });
  const name = '\u202egnp\u200b<script>x</script>"\u2066';
  const change = { client: { id: 'contoso', version: 1 }, ticket: { console: 'rt', number: name } };
  await send(collector, device, [
    change,
    {
      ...change,
      object: { type: 'request', key: name },
      verb: 'request.made',
      detail: { hash: name, version: 1, state: 'requested', why: name },
    },
  ]);
  const { page } = await pageOf();
  expect(page).not.toMatch(/[\u200b\u202a-\u202e\u2066-\u2069]|<script|src=|http:|https:/);
  expect(page.match(/‹U\+202E›gnp‹U\+200B›&#60;script/g)?.length).toBeGreaterThan(3);
});
