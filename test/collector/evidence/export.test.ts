import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as exportCommand from '../../../lib/collector/commands/export.ts';
import { streamed } from '../../../lib/collector/evidence/streamed.ts';
import { startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';
import { fillLog, send, verified } from './pack-world.ts';

let collector: TestCollector;
let auditor: TestDevice;
let scoped: TestDevice;
beforeAll(async () => {
  collector = await startCollector();
  await fillLog(collector);
  auditor = await collector.enrol('lnguyen2', { roles: ['compliance'], serves: [] });
  scoped = await collector.enrol('lnguyen', { roles: ['compliance'], serves: ['contoso'] });
});
afterAll(() => collector.stop());

async function get(query: string, by = auditor) {
  const answer = await collector.app.request(`/v1/evidence/export?${query}`, {
    headers: { authorization: `Bearer ${by.token}` },
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}
const rows = (text: string) => parse(text, { bom: true, columns: true }) as Record<string, string>[];

describe('exporting evidence', () => {
  it('gives a pack that verifies, says how many events it holds, and the log tells who exported what', async () => {
    const { status, headers, text } = await get('client=contoso');
    expect([status, headers.get('unswivel-events')]).toEqual([200, '5']);
    expect(headers.get('content-disposition')).toBe('attachment; filename="evidence-contoso-pack.jsonl"');
    expect(await verified(new TextEncoder().encode(text))).toMatchObject({ ok: true, entries: 5, by: 'lnguyen2' });
    const later = await get('client=contoso&format=csv');
    expect(rows(later.text).find(({ verb }) => verb === 'evidence.exported')).toMatchObject({
      actor: 'lnguyen2',
      client: 'contoso',
    });
  });

  it('gives the same events in each format, and goes on where a download broke off', async () => {
    const to = 'to=2026-11-21T00:00:00.000Z';
    const csv = await get(`client=contoso&${to}&format=csv&bom=no`);
    const indexes = rows(csv.text).map(({ index }) => Number(index));
    expect(indexes).toEqual([0, 2, 6]);
    for (const format of ['jsonl', 'ocsf']) {
      const lines = (await get(`client=contoso&${to}&format=${format}`)).text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines.map((line) => line.index ?? line.metadata.sequence)).toEqual(indexes);
    }
    expect((await get(`client=contoso&${to}&format=jsonl&after=2`)).text.trim().split('\n')).toHaveLength(1);
    expect((await get(`client=contoso&${to}&format=csv&after=2`)).text).toMatch(/^6,/);
  });

  it('gives a page to read that loads nothing and runs nothing', async () => {
    const device = await collector.enrol('jadeyemi', { serves: ['*'] });
    await send(collector, device, [
      {
        client: { id: 'tailspin', version: 1 },
        object: { type: 'account', key: '<img src=x onerror=alert(1)>' },
        verb: 'account.observed',
      },
    ]);
    const { headers, text } = await get('client=tailspin&format=html');
    expect(headers.get('content-type')).toMatch(/^text\/html/);
    expect(text).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
    expect(text).toContain('&#60;img src=x');
    expect(text).not.toMatch(/<script|<img|<link|<[^>]*\son\w+=|https?:|url\(/);
    expect(text).toContain("default-src 'none'");
  });

  it('keeps everybody to their clients', async () => {
    expect((await get('client=northwind', scoped)).status).toBe(403);
    expect((await get('', scoped)).status).toBe(403);
    expect((await get('client=contoso', scoped)).status).toBe(200);
    const technician = await collector.enrol('mkruse', { roles: ['technician'], serves: ['*'] });
    expect((await get('client=contoso', technician)).status).toBe(403);
    expect((await get('format=jsonl')).text).toContain('northwind');
  });

  it.each([
    'client=..%2F..%2Fetc',
    'client=%2e%2e',
    'client=a%00b',
    'client=a%0d%0ax:y',
    'format=../x',
    'from=yesterday',
    'from=2026-11-21T00:00:00Z&to=2026-11-21T00:00:00Z',
    'after=-1',
    'format=html&after=2',
    'format=pack&after=2',
    'after=2',
  ])('refuses %s (attack 40)', async (query) => expect((await get(query)).status).toBe(400));

  it('makes no more once whoever asked has gone away', async () => {
    let made = 0;
    let ended = false;
    async function* lines() {
      try {
        for (; ; made++) yield 'x'.repeat(60_000);
      } finally {
        ended = true;
      }
    }
    const reader = streamed(lines(), () => {}).getReader();
    await reader.read();
    await reader.cancel();
    expect([made < 10, ended]).toEqual([true, true]);
  });
});

describe('the command verify', () => {
  it('checks the pack of a client away from the collector, makes its page, and ends with 1 when a byte was changed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'unswivel-pack-'));
    try {
      const { text } = await get('client=contoso');
      const [pack, page] = [join(folder, 'pack.jsonl'), join(folder, 'page.html')];
      writeFileSync(pack, text);
      const verify = (...words: string[]) =>
        promisify(execFile)(process.execPath, [
          'lib/start/boot.mjs',
          'lib/collector/main.ts',
          'verify',
          ...words,
        ]).catch((error: { stdout: string; code: number }) => error);
      const good = await verify(pack, '--html', page);
      expect(good.stdout).toMatch(
        /^Every byte verifies: \d+ entries of contoso .* Of 2 derived values 1 come out the same, 1 differ/,
      );
      expect(readFileSync(page, 'utf8')).toMatch(/something else[\s\S]*<\/html>/);
      writeFileSync(pack, text.replace('"partial"', '"success"').replace('Something else', 'Something odd'));
      const bad = await verify(pack, '--json');
      expect(JSON.parse(bad.stdout)).toMatchObject({ ok: false, code: 'pack.body', index: 2 });
      expect('code' in bad && bad.code).toBe(1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);
});

it('the command export takes no period that ends before it begins', async () => {
  const given = { out: '/nowhere/pack', from: '2026-02-01', to: '2026-01-01' };
  await expect(exportCommand.run(given)).rejects.toThrow('The period ends before it begins');
});
