import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';
import { fillLog } from './pack-world.ts';

let collector: TestCollector;
let auditor: TestDevice;
beforeAll(async () => {
  collector = await startCollector();
  auditor = await collector.enrol('lnguyen2', { roles: ['compliance'], serves: [] });
  await fillLog(collector);
});
afterAll(() => collector.stop());

it('a download that broke off goes on with the checkpoint it began with, and not in another log', async () => {
  const get = (query: string) =>
    collector.app.request(`/v1/evidence/export?format=jsonl&client=contoso${query}`, {
      headers: { authorization: `Bearer ${auditor.token}` },
    });
  const first = await get('');
  const at = first.headers.get('unswivel-checkpoint');
  const lines = (await first.text()).trim().split('\n');
  const index = (line: string | undefined) => JSON.parse(line ?? '').index as number;
  await fillLog(collector);
  const rest = await get(`&after=${index(lines[0])}&at=${at}`);
  expect((await rest.text()).trim().split('\n')).toEqual(lines.slice(1));
  expect(rest.headers.get('unswivel-events')).toBe(String(lines.length - 1));
  const [epoch, size] = (at ?? '').split('.').map(Number) as [number, number];
  for (const other of [`${epoch + 1}.${size}`, `${epoch}.${size + 1000}`])
    expect((await get(`&after=0&at=${other}`)).status).toBe(409);
  expect((await get('&after=0&at=x')).status).toBe(400);
});
