/** Where an account is made in a console, and where it is looked for when its own page is not known. */
import type { Console } from '../record/record.schema.ts';
import { accountLink, addressBelow } from './account-address.ts';
import type { Profile } from './profile.schema.ts';

type Located = Pick<Console, 'origins' | 'basePath'>;

/** The form for a new account, else the list it is begun from, else the console's beginning. */
export function creationAddress(console: Located, profile: Pick<Profile, 'pages'> | null): string {
  const form = profile?.pages.find(({ form, link }) => form?.creates && link !== undefined && !link.includes('{'));
  return form?.link ? addressBelow(console, form.link) : listAddress(console, profile);
}

/** The account's own page where the profile knows it, else the list that shows it. */
export function lookAddress(console: Located, profile: Pick<Profile, 'pages'> | null, account: string): string {
  const own = profile && accountLink(console, profile, account, ['account', 'form']);
  return own ?? listAddress(console, profile);
}

function listAddress(console: Located, profile: Pick<Profile, 'pages'> | null): string {
  const list = profile?.pages.find(({ shows, link }) => shows === 'accounts' && link !== undefined);
  return addressBelow(console, list?.link ?? '/');
}
