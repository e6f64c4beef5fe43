/** Where an account is looked at in a console. */
import type { Console } from '../record/record.schema.ts';
import type { Profile } from './profile.schema.ts';

/**
 * The account's own page where the profile knows it, else the page it was last seen on, else the console's beginning. `seen` comes from a device: it counts only below the console's own
 * address, so that nobody is led elsewhere.
 */
export function accountAddress(
  { origins, basePath }: Pick<Console, 'origins' | 'basePath'>,
  profile: Pick<Profile, 'pages'> | null,
  { account, seen }: { account: string; seen?: string | undefined },
): string {
  const base = `${origins[0]}${basePath.replace(/\/$/, '')}`;
  const page = profile?.pages.find(({ shows, link }) => shows === 'account' && link?.includes('{account}'));
  if (page?.link) return `${base}${page.link.replaceAll('{account}', encodeURIComponent(account))}`;
  const known = seen && URL.canParse(seen) ? new URL(seen) : null;
  const below =
    known && origins.includes(known.origin) && `${known.pathname}/`.startsWith(`${basePath.replace(/\/$/, '')}/`);
  return below ? known.href : `${base}/`;
}
