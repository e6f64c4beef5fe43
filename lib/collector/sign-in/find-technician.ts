/** Which technician somebody is who signed in at the provider: by a link an administrator confirmed, else by what the settings name. Never by an e-mail address. */
import { createHash } from 'node:crypto';
import { fold } from '../../record/ascii.ts';
import { ENTERPRISE_URN } from '../../record/enterprise.ts';
import type { Technician } from '../../record/record.schema.ts';
import type { SignInSettings } from '../../wire/sign-in.schema.ts';
import type { Database, Writing } from '../database.ts';
import { findObject } from '../objects.ts';
import { type Claims, shownAs, stableId } from './claims.ts';

/** How they were found, or why nobody was: for administrators, never for who asked. */
export type Found =
  | { technician: Technician; how: 'link' | 'employeeNumber' | 'externalId' }
  | { technician: null; why: 'claim' | 'unknown' | 'several' | 'inactive' };

export async function findTechnician(db: Database, settings: SignInSettings, claims: Claims): Promise<Found> {
  const subject = stableId(claims, settings.identify.claim);
  if (subject === null) return { technician: null, why: 'claim' };
  const linked = await db
    .selectFrom('sign_in_links')
    .select('technician')
    .where('id', '=', linkId(settings.issuer, subject))
    .executeTakeFirst();
  if (linked?.technician) return active('link', await findObject(db, 'technicians', linked.technician));
  if (settings.identify.by === 'link') return { technician: null, why: 'unknown' };
  const ids =
    settings.identify.by === 'employeeNumber'
      ? await byEmployeeNumber(db, subject)
      : await byExternalId(db, settings.identify.source, subject);
  if (ids.length > 1) return { technician: null, why: 'several' };
  return active(settings.identify.by, ids[0] === undefined ? undefined : await findObject(db, 'technicians', ids[0]));
}

/** The person waits to be linked, as the provider shows them; told once, and kept up to date. */
export async function noteUnknown(db: Writing, settings: SignInSettings, claims: Claims, at: string): Promise<void> {
  const subject = stableId(claims, settings.identify.claim);
  if (subject === null) return;
  const shown = shownAs(claims);
  await db
    .insertInto('sign_in_links')
    .values({
      ...{ id: linkId(settings.issuer, subject), issuer: settings.issuer, subject, technician: null, shown, at },
      linked_by: null,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ shown, at }))
    .execute();
}

/** One person at one provider. Lower-case hex, as addresses take it. */
export const linkId = (issuer: string, subject: string): string =>
  createHash('sha256')
    .update(JSON.stringify([issuer, subject]))
    .digest('hex')
    .slice(0, 40);

function active(how: Extract<Found, { how: string }>['how'], technician: Technician | undefined): Found {
  if (!technician) return { technician: null, why: 'unknown' };
  return technician.active ? { technician, how } : { technician: null, why: 'inactive' };
}

/** Searched by the folded text, then compared as it is written. */
async function byEmployeeNumber(db: Database, number: string): Promise<string[]> {
  const rows = await db
    .selectFrom('objects')
    .select('body')
    .where('kind', '=', 'technicians')
    .where('search', 'like', `%${fold(number)}%`)
    .execute();
  return rows
    .map(({ body }) => JSON.parse(body) as Technician)
    .filter((one) => one[ENTERPRISE_URN].employeeNumber === number)
    .map(({ id }) => id);
}

/** As the source of records (SCIM) names the person. */
async function byExternalId(db: Database, source: string, value: string): Promise<string[]> {
  const rows = await db
    .selectFrom('source_people')
    .select('technician')
    .where('source', '=', source)
    .where('external_id', '=', value)
    .where('gone', '=', 0)
    .execute();
  return [...new Set(rows.map(({ technician }) => technician))];
}
