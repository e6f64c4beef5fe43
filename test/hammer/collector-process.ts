import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MAIN = join(import.meta.dirname, '../../lib/collector/main.ts');
const CLOCK = join(import.meta.dirname, 'clock-offset.ts');
const STARTS_MS = 20_000;

export interface CollectorStart {
  /** `received`, `sequenced`, `committed` or `answered`, with `:n` for the n-th time: the collector kills itself there */
  crashAt?: string;
  clockMs?: number;
  /** largest file it may write, in bytes: a full disk where none can be mounted */
  fileLimit?: number;
}

/** The real collector as a process that is killed and started again on the same data and port. */
export interface CollectorProcess {
  url: string;
  data: string;
  env: NodeJS.ProcessEnv;
  /** one-time code of a technician; roles and clients are granted when it is used */
  code(technician: string, roles: string[], serves: string[]): Promise<string>;
  /** one command of its command line, parsed */
  command(...words: string[]): Promise<unknown>;
  /** the same without a data folder */
  tool(...words: string[]): Promise<unknown>;
  start(how?: CollectorStart): Promise<void>;
  pid(): number | undefined;
  running(): boolean;
  /** the signal that ended it last, if one did */
  endedBy(): NodeJS.Signals | null;
  /** resolves when it has ended, whoever ended it */
  gone(): Promise<void>;
  kill9(): Promise<void>;
  stop(): Promise<void>;
}

export function createCollector(data: string, port: number, env: NodeJS.ProcessEnv, logFile: string): CollectorProcess {
  mkdirSync(data, { recursive: true });
  const output = createWriteStream(logFile, { flags: 'a' });
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let log: string | undefined;
  const running = () => child !== null && child.exitCode === null && child.signalCode === null;

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!child || !running()) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
  async function tool(...words: string[]): Promise<unknown> {
    const { stdout } = await run(process.execPath, [MAIN, ...words, '--json'], { env, maxBuffer: 64 * 1024 * 1024 });
    return JSON.parse(stdout);
  }
  const command = (...words: string[]) => tool(...words, '--data', data);
  return {
    url,
    data,
    env,
    command,
    tool,
    pid: () => child?.pid,
    async code(technician, roles, serves) {
      const grant = ['--roles', roles.join(','), '--serves', serves.join(',')];
      return ((await command('enrol', '--technician', technician, ...grant)) as { code: string }).code;
    },
    async start(how = {}) {
      if (running()) throw new Error('The collector runs already.');
      const [command, ...words] = commandLine(how, ['serve', '--data', data, '--port', String(port)]);
      const began = spawn(command as string, words, {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...env,
          ...(how.crashAt ? { UNSWIVEL_CRASH_AT: how.crashAt } : {}),
          ...(how.clockMs ? { HAMMER_CLOCK_MS: String(how.clockMs) } : {}),
        },
      });
      child = began;
      began.stdout.pipe(output, { end: false });
      began.stderr.pipe(output, { end: false });
      for (const end = Date.now() + STARTS_MS; Date.now() < end && running(); await wait(25)) {
        const answering = await logAt(`${url}/v1/status`);
        if (answering === undefined) continue;
        log ??= answering;
        if (answering === log) return;
        throw new Error(`Another collector answers at ${url}: it took the port while ours was ended.`);
      }
      throw new Error(`The collector did not answer at ${url}; what it printed is in ${logFile}.`);
    },
    running,
    endedBy: () => child?.signalCode ?? null,
    async gone() {
      if (child && running()) await once(child, 'exit');
    },
    kill9: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

function commandLine({ clockMs, fileLimit }: CollectorStart, words: string[]): string[] {
  const node = [process.execPath, ...(clockMs ? ['--import', CLOCK] : []), MAIN, ...words];
  if (fileLimit === undefined) return node;
  // The signal is ignored, so that writing beyond the limit fails as on a full disk instead of ending the process.
  const blocks = Math.ceil(fileLimit / 512);
  return ['sh', '-c', `trap '' XFSZ; ulimit -f ${blocks}; exec "$@"`, 'sh', ...node];
}

/** The id of the log that is served there. */
async function logAt(address: string): Promise<string | undefined> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(1000) });
    return answer.ok ? ((await answer.json()) as { log: string }).log : undefined;
  } catch {
    return undefined;
  }
}
