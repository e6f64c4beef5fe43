import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runningPort, startGroup, stopGroup } from '../../lib/start/process-group.ts';

describe('a program in a group of its own', () => {
  let folder: string;
  let pidFile: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'group-'));
    pidFile = join(folder, 'a.json');
  });
  afterEach(async () => {
    await stopGroup(pidFile);
    rmSync(folder, { recursive: true, force: true });
  });
  const start = (script: string) =>
    startGroup(process.execPath, ['-e', script], { pidFile, logFile: join(folder, 'log'), port: 1234 });
  const alive = (pid: number) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };

  it('is found again by its file, and gone after it was stopped', async () => {
    await start('setInterval(() => {}, 1000)');
    expect(runningPort(pidFile)).toBe(1234);
    await stopGroup(pidFile);
    expect(runningPort(pidFile)).toBeUndefined();
  });

  it('is ended with the programs it started', async () => {
    const child =
      "const c = require('child_process').spawn('sleep', ['60']); console.log(c.pid); setInterval(() => {}, 1000)";
    await start(child);
    await expect.poll(() => readFileSync(join(folder, 'log'), 'utf8'), { timeout: 10_000 }).toMatch(/^\d+\n/);
    const pid = Number(readFileSync(join(folder, 'log'), 'utf8'));
    expect(alive(pid)).toBe(true);
    await stopGroup(pidFile);
    await wait(200);
    expect(alive(pid)).toBe(false);
  });

  it('is ended though it does not want to', async () => {
    const { pid = 0 } = await start("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)");
    await wait(1000);
    await stopGroup(pidFile);
    await wait(200);
    expect(alive(pid)).toBe(false);
  });

  it('is left alone when its number belongs to another program by now', async () => {
    const victim = process.pid;
    writeFileSync(pidFile, JSON.stringify({ pid: victim, command: 'something else', port: 1 }));
    expect(runningPort(pidFile)).toBeUndefined();
    await stopGroup(pidFile);
    expect(alive(victim)).toBe(true);
  });

  it('is not taken for running when its file was cut short', () => {
    writeFileSync(pidFile, '{"pid":');
    expect(runningPort(pidFile)).toBeUndefined();
  });
});
