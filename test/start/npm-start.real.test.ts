import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nextFreePort } from '../../lib/start/ports.ts';

const root = join(import.meta.dirname, '../..');
const data = mkdtempSync(join(tmpdir(), 'npm-start-'));

interface Started {
  printed(): string;
  child: ChildProcess;
  ended: Promise<number | null>;
}

/** As npm calls it, on the Node that is at hand. */
function start(...words: string[]): Started {
  const child = spawn(process.execPath, ['lib/start/boot.mjs', 'lib/start/main.ts', '--data', data, ...words], {
    cwd: root,
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' },
  });
  let printed = '';
  child.stdout.on('data', (bytes) => {
    printed += bytes;
  });
  child.stderr.on('data', (bytes) => {
    printed += bytes;
  });
  return { printed: () => printed, child, ended: new Promise((done) => child.once('exit', done)) };
}

async function until(started: Started, words: string): Promise<string> {
  await expect.poll(started.printed, { timeout: 240_000, interval: 200 }).toContain(words);
  return started.printed();
}

/** Programs that were started for this data folder and are still there. */
const left = () => {
  const all = execFileSync('ps', ['-ww', '-e', '-o', 'pid=,command='], { encoding: 'utf8' });
  return all.split('\n').filter((line) => line.includes(data) && !line.includes(' ps '));
};

afterAll(() => rmSync(data, { recursive: true, force: true }));

describe('npm start', { timeout: 300_000 }, () => {
  let port = 0;
  let log = '';

  it('says where everything is, and serves', async () => {
    port = await nextFreePort(18_900);
    const started = start('--no-browser', '--port', String(port));
    const printed = await until(started, 'Ctrl-C stops everything');
    expect(printed).toContain(`http://127.0.0.1:${port}`);
    expect(printed).toMatch(/One-time code {4}[0-9A-Z-]{10,}/);
    expect(printed).toContain('.output/chrome-mv3');
    const status = await fetch(`http://127.0.0.1:${port}/v1/status`);
    log = ((await status.json()) as { log: string }).log;
    started.child.kill('SIGINT');
    expect(await started.ended).toBe(0);
    expect(left()).toEqual([]);
  });

  it('starts again on the same data, at the same addresses, and drives the main job where there is no display', async () => {
    const started = start();
    const printed = await until(started, 'Ctrl-C stops everything');
    expect(printed).toContain('"fields":');
    const status = await fetch(`http://127.0.0.1:${port}/v1/status`);
    expect(((await status.json()) as { log: string }).log).toBe(log);
    const events = readFileSync(join(data, 'tour', 'events.jsonl'), 'utf8')
      .trim()
      .split('\n');
    expect(events.map((line) => JSON.parse(line).body.verb)).toContain('fill.done');
    started.child.kill('SIGTERM');
    expect(await started.ended).toBe(0);
    expect(left()).toEqual([]);
  });

  it('says in one sentence what it does not understand', async () => {
    const started = start('--port', 'ninety');
    expect(await started.ended).toBe(1);
    expect(started.printed()).toContain('“ninety” is no port. Say a number from 1 to 65535.');
    expect(started.printed()).not.toMatch(/\n\s+at /);
  });

  it('says so when the collector dies under it', async () => {
    const started = start('--no-browser');
    await until(started, 'Ctrl-C stops everything');
    const { pid } = JSON.parse(readFileSync(join(data, 'collector', 'server.json'), 'utf8')) as { pid: number };
    process.kill(pid, 'SIGKILL');
    expect(await started.ended).toBe(1);
    expect(started.printed()).toContain('The collector ended by itself.');
    expect(left()).toEqual([]);
  });
});
