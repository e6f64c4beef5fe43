/** The command line and the server as processes: a real port, real signals, real power-off of the process. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engine, newPlace } from './engine.ts';
import { createDevice, enrolBody, type TestDevice } from './start-collector.ts';

const MAIN = join(import.meta.dirname, '../../lib/collector/main.ts');
const FIRST = ['--user-name', 'ada', '--given-name', 'Ada', '--family-name', 'Admin'];

let place: Awaited<ReturnType<typeof newPlace>>;
let data: string;
let servers: ChildProcess[];
beforeEach(async () => {
  place = await newPlace();
  data = join(place.folder, 'data');
  servers = [];
});
afterEach(() => {
  for (const server of servers) server.kill('SIGKILL');
  place.remove();
});

const environment = () => ({ ...process.env, DATABASE_URL: place.url ?? '' });

async function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [MAIN, ...words], { env: environment() });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

async function serve(): Promise<{ url: string; server: ChildProcess; out: () => string }> {
  const server = spawn(process.execPath, [MAIN, 'serve', '--data', data, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: environment(),
  });
  servers.push(server);
  let out = '';
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout?.on('data', (part) => {
      out += part;
      const found = /"url":"([^"]+)"/.exec(out)?.[1];
      if (found) resolve(found);
    });
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
  });
  return { url, server, out: () => out };
}

const ended = (server: ChildProcess) => new Promise<number | null>((resolve) => server.once('exit', resolve));

async function post(url: string, path: string, body: unknown, token?: string) {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
  return { status: response.status, json: await response.json() };
}

async function enrol(url: string, technician = 'ada'): Promise<TestDevice> {
  const { code } = JSON.parse((await run('enrol', '--data', data, '--technician', technician, '--json')).out);
  const key = generateKeyPairSync('ed25519');
  const { json } = await post(url, '/v1/enrol', enrolBody(code, key));
  return createDevice(json.device, json.token, technician, json.log, key.privateKey);
}

const list = async (url: string, token: string) =>
  (await fetch(`${url}/v1/events`, { headers: { authorization: `Bearer ${token}` } })).json();

describe('the collector as a process', () => {
  it('sets up once, serves, enrols beside the server and stops cleanly', async () => {
    const first = await run('init', '--data', data, ...FIRST, '--json');
    expect(JSON.parse(first.out)).toEqual({
      technician: 'ada',
      code: expect.stringMatching(/^.{4}-.{4}-.{4}$/),
      expires: expect.any(String),
    });
    if (engine() === 'sqlite') expect(statSync(join(data, 'collector.sqlite')).mode & 0o077).toBe(0);
    const again = await run('init', '--data', data, ...FIRST);
    expect([again.code, again.err]).toEqual([2, expect.stringMatching(/set up already/)]);

    const { url, server, out } = await serve();
    const device = await enrol(url);
    const sent = await post(url, '/v1/events', device.batch(device.event()), device.token);
    expect(sent.json.results[0].index).toBe(0);
    const added = await run(
      'sample',
      'add',
      '--data',
      data,
      '--console',
      'rt=http://127.0.0.1:8101',
      '--console',
      'lam=http://127.0.0.1:8103/lam/',
      '--json',
    );
    expect(JSON.parse(added.out)).toEqual({ added: 12 });
    const snapshot = await (
      await fetch(`${url}/v1/snapshot`, { headers: { authorization: `Bearer ${device.token}` } })
    ).json();
    expect(
      snapshot.consoles.map((one: { id: string; origins: string[]; basePath: string }) => [
        one.id,
        ...one.origins,
        one.basePath,
      ]),
    ).toEqual([
      ['lam', 'http://127.0.0.1:8103', '/lam'],
      ['rt', 'http://127.0.0.1:8101', '/'],
    ]);
    server.kill('SIGTERM');
    expect(await ended(server)).toBe(0);
    expect(out()).toMatch(/"event":"stopped"/);
    expect(out()).not.toContain(device.token);
  });

  it('has every event it acknowledged after kill -9 in mid-delivery, once, in order', async () => {
    await run('init', '--data', data, ...FIRST);
    const first = await serve();
    const device = await enrol(first.url);
    const batches = Array.from({ length: 400 }, () =>
      device.batch(device.event(device.bodyOf()), device.event(device.bodyOf())),
    );
    let acknowledged = 0;
    const delivery = (async () => {
      for (const batch of batches) {
        const answer = await post(first.url, '/v1/events', batch, device.token);
        if (answer.status === 200) acknowledged++;
        if (acknowledged === 60) first.server.kill('SIGKILL');
      }
    })();
    await expect(delivery).rejects.toThrow();
    await ended(first.server).catch(() => null);
    expect(acknowledged).toBeGreaterThanOrEqual(60);

    const { url } = await serve();
    const kept = [];
    for (let after = -1; ; ) {
      const page = await (
        await fetch(`${url}/v1/events?after=${after}&limit=500`, {
          headers: { authorization: `Bearer ${device.token}` },
        })
      ).json();
      kept.push(...page.events);
      if (page.next === null) break;
      after = page.next;
    }
    expect(kept.length).toBeGreaterThanOrEqual(acknowledged * 2);
    for (const batch of batches) expect((await post(url, '/v1/events', batch, device.token)).status).toBe(200);
    const end = await list(url, device.token);
    const sent = batches.flatMap((batch) => batch.events.map((event) => event.leaf));
    expect(end.events.map((event: { leaf: unknown }) => event.leaf)).toEqual(sent.slice(0, 100));
    // one more than was sent: that somebody read is evidence too
    const last = await (
      await fetch(`${url}/v1/events?after=799`, { headers: { authorization: `Bearer ${device.token}` } })
    ).json();
    expect(last).toMatchObject({ events: [{ index: 800, leaf: sent[799] }], next: null });
  });

  it('refuses plain http off loopback, a folder that was not set up, and a port that is taken', async () => {
    const bare = await run('serve', '--data', data);
    expect([bare.code, bare.err]).toEqual([2, expect.stringMatching(/Run init first/)]);
    await run('init', '--data', data, ...FIRST);
    const open = await run('serve', '--data', data, '--host', '0.0.0.0', '--port', '0');
    expect([open.code, open.err]).toEqual([2, expect.stringMatching(/--tls-cert/)]);
    const { url } = await serve();
    const taken = await run('serve', '--data', data, '--port', new URL(url).port);
    expect([taken.code, taken.err]).toEqual([2, expect.stringMatching(/in use/i)]);
  });

  it('ends a revoked device’s access while the server runs', async () => {
    await run('init', '--data', data, ...FIRST);
    const { url } = await serve();
    const device = await enrol(url);
    expect((await list(url, device.token)).events).toMatchObject([{ leaf: { device: 'collector' } }]);
    const listed = (await run('devices', '--data', data)).out;
    expect(JSON.parse(listed)).toMatchObject({ id: device.id, state: 'active' });
    expect((await run('revoke', '--data', data, '--device', device.id)).code).toBe(0);
    expect((await list(url, device.token)).error.code).toBe('auth.revoked');
    expect((await run('revoke', '--data', data, '--device', 'dev-none')).code).toBe(2);
  });

  it('lists what is kept apart, and shows the words of one', async () => {
    await run('init', '--data', data, ...FIRST);
    const { url } = await serve();
    const device = await enrol(url);
    const headers = { authorization: `Bearer ${device.token}`, 'content-type': 'application/json' };
    await fetch(`${url}/v1/events`, { method: 'POST', headers, body: '{"events":"none"}' });
    const listed = JSON.parse((await run('apart', '--data', data)).out);
    expect(listed).toMatchObject({ device: device.id, reason: 'request.shape' });
    expect((await run('apart', '--data', data, '--show', listed.id)).out).toBe('{"events":"none"}\n');
    const none = await run('apart', '--data', data, '--show', 'none');
    expect([none.code, none.err]).toEqual([2, expect.stringMatching(/Nothing with the id none/)]);
  });

  it('removes exactly the sample, with what was made on top of it', async () => {
    await run('init', '--data', data, ...FIRST, '--company', 'Real MSP', '--domain', 'real.example');
    await run('sample', 'add', '--data', data, '--console', 'rt=http://127.0.0.1:8101');
    const { url } = await serve();
    const device = await enrol(url);
    const allot = { technician: 'mkruse', client: 'northwind', console: 'rt', purpose: 'everyday' };
    const { json } = await post(url, '/v1/accounts/allot', allot, device.token);
    expect(json.account).toMatchObject({ client: 'real-msp', name: 'mkruse' });
    const sampleDevice = await enrol(url, 'mkruse');
    const removed = JSON.parse((await run('sample', 'remove', '--data', data, '--json')).out);
    expect(removed).toEqual({ removed: 2 + 7 + 1 + 1 });
    const snapshot = await (
      await fetch(`${url}/v1/snapshot`, { headers: { authorization: `Bearer ${device.token}` } })
    ).json();
    const ids = (name: string) => snapshot[name].map((one: { id: string }) => one.id);
    expect([ids('technicians'), ids('clients'), ids('consoles'), ids('accounts')]).toEqual([
      ['ada'],
      ['real-msp'],
      [],
      [],
    ]);
    expect((await post(url, '/v1/events', sampleDevice.batch(sampleDevice.event()), sampleDevice.token)).status).toBe(
      200,
    );
  });

  it('checks, backs up, changes its key and exports beside the running server', async () => {
    await run('init', '--data', data, ...FIRST);
    expect(statSync(join(data, 'log-key.pem')).mode & 0o077).toBe(0);
    const { url } = await serve();
    const device = await enrol(url);
    const send = async () => (await post(url, '/v1/events', device.batch(device.event()), device.token)).status;
    expect(await send()).toBe(200);
    const told = async (...words: string[]) => JSON.parse((await run(...words, '--data', data, '--json')).out);
    expect(await told('fsck')).toMatchObject({ fsck: 'clean', size: 1 });
    if (engine() === 'sqlite')
      expect(await told('backup', '--out', join(place.folder, 'backup'))).toMatchObject({ epoch: 1, size: 1 });
    const before = await told('log-key', 'show');
    const after = await told('log-key', 'rotate');
    expect(after).toEqual({ vkey: expect.any(String), fromSize: 1 });
    expect(await send()).toBe(200);
    expect(await told('export', '--out', join(place.folder, 'pack'))).toMatchObject({ size: 4 });
    expect((await run('verify', join(place.folder, 'pack'), '--log-key', before.vkey)).code).toBe(0);
    expect(await told('close', '--device', device.id)).toEqual({
      device: device.id,
      lastSeq: 2,
      held: 2,
      unreported: 0,
    });
    expect(await told('fsck')).toMatchObject({ fsck: 'clean', size: 5 });
    for (const words of [['fsck', '--checkpoint', 'none'], ['backup'], ['export'], ['log-key'], ['close'], ['restore']])
      expect([words, (await run(...words, '--data', data)).code]).toEqual([words, 2]);
  });

  it('says what a command needs', async () => {
    for (const words of [[], ['nonsense'], ['enrol', '--data', data], ['init', '--data', data], ['serve', '--wrong']]) {
      const { code, err } = await run(...words);
      expect([words, code]).toEqual([words, 2]);
      expect(err).not.toMatch(/\n\s+at /);
    }
  });
}, 180_000);
