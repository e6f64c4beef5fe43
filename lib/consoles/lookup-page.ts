import type { Profile, ProfilePage } from './profile.schema.ts';

/** The id of what is read by a console's own JSON, without a page. */
export const LOOKUP = 'lookup';

/** A profile's lookup as a page's definition, so that the one reader reads it; null where it has none. */
export function lookupPage({ lookup }: Pick<Profile, 'lookup'>): ProfilePage | null {
  if (!lookup) return null;
  const { json, record, read } = lookup;
  return { id: LOOKUP, shows: 'account', path: '/', json, record, read, require: [] };
}
