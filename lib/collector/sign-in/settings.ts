/** How people sign in through the MSP's provider: one object among the settings, its client secret sealed beside it. */

import type { z } from 'zod';
import {
  type SignInSettings,
  type SignInSettingsAnswer,
  type signInPutSchema,
  signInSettingsSchema,
} from '../../wire/sign-in.schema.ts';
import type { Database, Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import type { LogKey } from '../log-key.ts';
import { lockRecord } from '../objects.ts';
import { openSecret, sealSecret } from './seal-secret.ts';

const NAME = 'sign-in';
const SECRET = 'sign-in.secret';

interface Stored {
  version: number;
  settings: SignInSettings;
}

/** The settings, or null before the first time. */
export async function readSettings(db: Database): Promise<Stored | null> {
  const text = await readSetting(db, NAME);
  if (text === undefined) return null;
  const { version, settings } = JSON.parse(text) as Stored;
  return { version, settings: signInSettingsSchema.parse(settings) };
}

/** … as an administrator sees them. */
export async function shownSettings(db: Database): Promise<SignInSettingsAnswer> {
  const stored = await readSettings(db);
  const hasSecret = (await readSetting(db, SECRET)) !== undefined;
  return { version: stored?.version ?? 0, settings: stored?.settings ?? null, hasSecret };
}

/** The settings while sign-in is on. Throws `Refused` 409. */
export async function signInOn(db: Database): Promise<SignInSettings> {
  const stored = await readSettings(db);
  if (!stored?.settings.enabled) throw new Refused('signIn.off');
  return stored.settings;
}

/** The client secret, null where there is none. Throws `Refused` 503 when it was sealed under another log key. */
export async function readSecret(db: Database, key: LogKey): Promise<string | null> {
  const sealed = await readSetting(db, SECRET);
  if (sealed === undefined) return null;
  const secret = openSecret(key, sealed);
  if (secret === null) throw new Refused('signIn.secret');
  return secret;
}

/** Stores what an administrator set; gives the names of what changed. Throws `Refused` 412 when somebody else did meanwhile. */
export async function putSettings(db: Database, key: LogKey, put: z.output<typeof signInPutSchema>): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    const before = await readSettings(trx);
    if (put.version !== (before?.version ?? 0)) throw new Refused('record.stale', { version: before?.version ?? 0 });
    const { settings, secret } = put;
    await writeSetting(trx, NAME, JSON.stringify({ version: put.version + 1, settings } satisfies Stored));
    // A secret belongs to its client at its provider: it is never sent to another one.
    const other =
      before && (before.settings.issuer !== settings.issuer || before.settings.clientId !== settings.clientId);
    if (secret) await writeSetting(trx, SECRET, sealSecret(key, secret));
    else if (secret === null || other) await writeSetting(trx, SECRET, null);
    const names = Object.keys(settings) as (keyof SignInSettings)[];
    const changed = names.filter((name) => JSON.stringify(settings[name]) !== JSON.stringify(before?.settings[name]));
    return secret === undefined ? changed : [...changed, 'client secret'];
  });
}

/** The log got a new key: the secret is sealed under it. One that could not be opened before stays as it is. */
export async function resealSecret(trx: Writing, old: LogKey, fresh: LogKey): Promise<void> {
  const sealed = await readSetting(trx, SECRET);
  const secret = sealed === undefined ? null : openSecret(old, sealed);
  if (secret !== null) await writeSetting(trx, SECRET, sealSecret(fresh, secret));
}

async function readSetting(db: Database, name: string): Promise<string | undefined> {
  return (await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst())?.value;
}

async function writeSetting(db: Writing, name: string, value: string | null): Promise<void> {
  await db.deleteFrom('settings').where('name', '=', name).execute();
  if (value !== null) await db.insertInto('settings').values({ name, value }).execute();
}
