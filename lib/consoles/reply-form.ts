/** Where a ticket is answered in a console: the address of its reply form, and that form as the filler takes it. */
import type { Console } from '../record/record.schema.ts';
import { addressBelow } from './account-address.ts';
import type { FormProfile, Profile, ProfilePage } from './profile.schema.ts';

/** The ticket an address names on a page with a reply form; undefined on any other. By the address, so that it is the browser's word. */
export function ticketToAnswer(
  page: Pick<ProfilePage, 'reply'> | null | undefined,
  params: Readonly<Record<string, string>>,
): string | undefined {
  return page?.reply && params[page.reply.ticket];
}

/**
 * The form of this one ticket, found only while it holds the ticket's number itself. Undefined for a number that could be more than a number to a selector.
 */
export function replyForm(reply: NonNullable<ProfilePage['reply']>, number: string): FormProfile | undefined {
  if (!/^[\w.-]{1,64}$/.test(number)) return undefined;
  const { root, note, internal, minutes, hours, save } = reply;
  return {
    root: root.replaceAll('{ticket}', number),
    fields: {
      note,
      ...(internal ? { internal } : {}),
      ...(minutes ? { minutesWorked: minutes } : {}),
      ...(hours ? { hoursWorked: hours } : {}),
    },
    only: true,
    never: [],
    ...(save ? { save } : {}),
    creates: false,
    roles: {},
  };
}

/** Where the reply form of a ticket is when it has a page of its own; undefined where the profile does not say. */
export function replyAddress(
  console: Pick<Console, 'origins' | 'basePath'>,
  profile: Pick<Profile, 'pages'> | null,
  number: string,
): string | undefined {
  const page = profile?.pages.find(({ reply, link }) => reply && link?.includes('{ticket}'));
  return page?.link && addressBelow(console, page.link.replaceAll('{ticket}', encodeURIComponent(number)));
}
