/** Where an account is looked at in a console. */
import type { Console } from '../record/record.schema.ts';
import { below, trimmed } from './match.ts';
import type { Profile, ProfilePage } from './profile.schema.ts';

type Located = Pick<Console, 'origins' | 'basePath'>;

/** A path below the console's base path, as an address of its first origin. */
export const addressBelow = ({ origins, basePath }: Located, path: string): string =>
  `${origins[0]}${trimmed(basePath)}${path}`;

/** The account's own page, on a page of one of these kinds; undefined where the profile does not say where that is. */
export function accountLink(
  console: Located,
  { pages }: Pick<Profile, 'pages'>,
  account: string,
  kinds: readonly ProfilePage['shows'][],
): string | undefined {
  const page = pages.find(({ shows, link }) => kinds.includes(shows) && link?.includes('{account}'));
  return page?.link && addressBelow(console, page.link.replaceAll('{account}', encodeURIComponent(account)));
}

/**
 * The account's own page where the profile knows it, else the page it was last seen on, else the console's beginning. `seen` comes from a device: it counts only below the console's own
 * address, so that nobody is led elsewhere.
 */
export function accountAddress(
  console: Located,
  profile: Pick<Profile, 'pages'> | null,
  { account, seen }: { account: string; seen?: string | undefined },
): string {
  const link = profile && accountLink(console, profile, account, ['account']);
  if (link) return link;
  const known = seen && URL.canParse(seen) ? new URL(seen) : null;
  const inside = known && console.origins.includes(known.origin) && below(console.basePath, known.pathname) !== null;
  return inside ? known.href : addressBelow(console, '/');
}
