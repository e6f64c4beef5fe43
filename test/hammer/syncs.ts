import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Stage } from './stage.ts';

const BATCHES = 20;

/**
 * Sends some batches one by one and counts how often the database forced its log to the disk meanwhile: once per acknowledged batch at the least. `kill -9` proves
 * process death, not power loss: what a process has written survives its death without any sync. Gives a line to print and what is wrong.
 */
export async function countSyncs(stage: Stage): Promise<{ line: string; problems: string[] }> {
  const counted = stage.engine === 'sqlite' ? await byTrace(stage) : await byStatistics(stage);
  if (counted === null) return { line: 'Syncs were not counted: strace is not here, or may not trace.', problems: [] };
  const line = `${BATCHES} batches, one by one: ${counted} syncs by the ${stage.engine === 'sqlite' ? 'collector' : 'database'}`;
  return { line, problems: counted < BATCHES ? [`Too few syncs. ${line}.`] : [] };
}

async function sendBatches({ sender, problems }: Stage): Promise<void> {
  for (let sent = 0; sent < BATCHES; sent += 1) {
    const status = await sender.send('good');
    if (status !== 200) problems.push(`A batch was answered ${status} while syncs were counted.`);
  }
}

/** SQLite runs inside the collector: its calls of fsync and fdatasync, as strace sees them. */
async function byTrace(stage: Stage): Promise<number | null> {
  const { collector } = stage;
  const report = join(collector.data, '..', 'syncs.txt');
  if (!canTrace()) return null;
  const trace = ['-f', '-c', '-e', 'trace=fsync,fdatasync', '-o', report, '-p', String(collector.pid())];
  const strace = spawn('strace', trace, { stdio: ['ignore', 'ignore', 'pipe'] });
  const attached = once(strace.stderr, 'data').then(() => true);
  const ended = once(strace, 'exit').then(() => false);
  if (!(await Promise.race([attached, ended]))) return null;
  await sendBatches(stage);
  strace.kill('SIGINT');
  await ended;
  // The columns: % time, seconds, usecs/call, calls, errors, syscall.
  const calls = readFileSync(report, 'utf8').matchAll(/^\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s.*\b(?:fsync|fdatasync)$/gm);
  return [...calls].reduce((sum, [, count]) => sum + Number(count), 0);
}

function canTrace(): boolean {
  try {
    execFileSync('strace', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** PostgreSQL syncs in processes of its own and counts that itself; a process tells its count when it has been idle for ten seconds. */
async function byStatistics(stage: Stage): Promise<number> {
  const before = Number(await stage.database.syncs?.());
  await sendBatches(stage);
  let since = 0;
  for (let tries = 0; tries < 15 && since < BATCHES; tries += 1) {
    await wait(1000);
    since = Number(await stage.database.syncs?.()) - before;
  }
  return since;
}
