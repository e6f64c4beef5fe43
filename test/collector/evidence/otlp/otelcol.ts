/**
 * A real OpenTelemetry Collector (core, OTLP receiver and debug exporter), where OTELCOL names its binary: `OTELCOL=/path/otelcol npx vitest run --project all test/collector/evidence/otlp`.
 * What one of version 0.150.0 answered and received lies beside this in otelcol-0.150.0.json; with OTELCOL_RECORD=1 it is recorded anew.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Receiver {
  url: string;
  /** everything it printed so far */
  printed(): string;
  stop(): Promise<void>;
}

export async function startOtelcol(binary: string): Promise<Receiver> {
  const folder = mkdtempSync(join(tmpdir(), 'otelcol-'));
  const port = await freePort();
  const config = join(folder, 'config.yaml');
  writeFileSync(
    config,
    `receivers: {otlp: {protocols: {http: {endpoint: '127.0.0.1:${port}'}}}}
exporters: {debug: {verbosity: detailed, sampling_initial: 100000}}
service: {telemetry: {metrics: {level: none}}, pipelines: {logs: {receivers: [otlp], exporters: [debug]}}}
`,
  );
  const child = spawn(binary, ['--config', `file:${config}`], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (printed += text.toString()));
  await until(() => printed.includes('Everything is ready'), child);
  return {
    url: `http://127.0.0.1:${port}`,
    printed: () => printed,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits for what the process prints; throws when it ends first. */
export async function until(holds: () => boolean, child?: ChildProcess): Promise<void> {
  for (let n = 0; n < 200 && !holds(); n++) {
    if (child && child.exitCode !== null) throw new Error('The receiver ended.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  if (!holds()) throw new Error('The receiver did not print what was waited for.');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export interface ReceivedRecord {
  time: string;
  observed: string;
  severity: string;
  body: string;
  attributes: Record<string, string>;
}

/** The log records in what the debug exporter prints at verbosity `detailed`. */
export function recordsIn(printed: string): ReceivedRecord[] {
  return printed
    .split(/^LogRecord #\d+$/m)
    .slice(1)
    .map((text) => {
      const one = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? '';
      const attributes = [...text.matchAll(/^ {5}-> ([\w.]+): (.*)$/gm)].map((found) => [found[1], found[2]]);
      return {
        ...{ time: one('Timestamp'), observed: one('ObservedTimestamp'), severity: one('SeverityNumber') },
        ...{ body: one('Body'), attributes: Object.fromEntries(attributes) },
      };
    });
}
