import type { Page } from 'playwright-core';
import { matchPage } from '../../lib/consoles/match.ts';
import type { Profile } from '../../lib/consoles/profile.schema.ts';
import { profileSchema } from '../../lib/consoles/profile.schema.ts';
import type { Console } from '../../lib/record/record.schema.ts';
import { readIn } from './chromium.ts';

export const RT = process.env.RT_URL ?? 'http://127.0.0.1:8101';
export const MESH = process.env.MESH_URL ?? 'https://127.0.0.1:8102';
export const LAM = process.env.LAM_URL ?? 'http://127.0.0.1:8103';

/** The real consoles are part of these tests: away, they fail. `UNSWIVEL_CONSOLES=off` leaves them out, and says so. */
export const consolesOff = process.env.UNSWIVEL_CONSOLES === 'off';
if (consolesOff) console.warn('The real consoles are left out: UNSWIVEL_CONSOLES=off.');

export function configured(url: string, profile: Profile): Console {
  return {
    id: profile.id,
    version: 1,
    label: profile.label,
    kind: profile.kind,
    profile: profile.id,
    origins: [new URL(url).origin],
    basePath: new URL(url).pathname,
    administeredBy: 'us',
    tenancy: { mode: 'ours' },
  };
}

/** Recognises the page the browser is at by the profile's file, and reads it. */
export async function readHere(page: Page, script: string, file: unknown, options: { json?: boolean } = {}) {
  const profile = profileSchema.parse(file);
  const matched = matchPage(profile, configured(new URL('/', page.url()).href, profile), page.url());
  if (!matched) throw new Error(`No page of ${profile.id} is at ${page.url()}`);
  const { tenant, signedInAs } = profile;
  return readIn(page, script, { ...matched, tenant, signedInAs }, options);
}
