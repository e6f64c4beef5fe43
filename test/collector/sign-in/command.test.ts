import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { settingsOf } from '../../drive/signing-in.ts';
import { newPlace } from '../engine.ts';

const MAIN = join(import.meta.dirname, '../../../lib/collector/main.ts');
let place: Awaited<ReturnType<typeof newPlace>>;
beforeEach(async () => {
  place = await newPlace();
  await run('init', '--user-name', 'ada', '--given-name', 'Ada', '--family-name', 'Admin');
});
afterEach(() => place.remove());

async function run(...words: string[]): Promise<string> {
  const all = [MAIN, ...words, '--data', join(place.folder, 'data'), '--json'];
  const env = { ...process.env, DATABASE_URL: place.url ?? '' };
  return promisify(execFile)(process.execPath, all, { env }).then(
    ({ stdout }) => stdout,
    ({ stderr }) => stderr,
  );
}

const SLOW = { timeout: 90_000 };

it('sets sign-in up at the machine, shows it without its secret, and turns it off', SLOW, async () => {
  const [file, secret] = [join(place.folder, 'sign-in.json'), join(place.folder, 'secret')];
  writeFileSync(file, JSON.stringify(settingsOf('https://login.msp.example')));
  writeFileSync(secret, 'the-secret-of-the-client\n');
  const set = await run('sign-in', 'set', '--file', file, '--secret-file', secret);
  expect(JSON.parse(set)).toMatchObject({ version: 1, hasSecret: true, settings: { enabled: true } });
  expect(set).not.toContain('the-secret-of-the-client');
  writeFileSync(file, await run('sign-in', 'show'));
  expect(JSON.parse(await run('sign-in', 'set', '--file', file))).toMatchObject({ version: 2, hasSecret: true });
  expect(JSON.parse(await run('sign-in', 'off'))).toMatchObject({ version: 3, settings: { enabled: false } });
});

it('signs a technician out everywhere', SLOW, async () => {
  expect(JSON.parse(await run('sign-in', 'out', '--technician', 'ada'))).toEqual({
    ...{ technician: 'ada', sessions: 0, devices: 0 },
  });
});

it('says what is missing, or wrong in the file', SLOW, async () => {
  expect(await run('sign-in')).toContain('sign-in show, set, off or out');
  expect(await run('sign-in', 'set')).toContain('--file FILE');
  expect(await run('sign-in', 'off')).toContain('never set up');
  expect(await run('sign-in', 'out', '--technician', 'nobody')).toContain('There is no technician nobody');
  const file = join(place.folder, 'wrong.json');
  writeFileSync(file, JSON.stringify(settingsOf('http://login.msp.example')));
  expect(await run('sign-in', 'set', '--file', file)).toContain('settings.issuer: an issuer begins with https://');
});
