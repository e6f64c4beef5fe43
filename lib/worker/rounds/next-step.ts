/** What an asked round does next. Pure: where it stands and what the device knows give one answer. */
import { accountLink, addressBelow } from '../../consoles/account-address.ts';
import { LOOKUP } from '../../consoles/lookup-page.ts';
import type { Profile } from '../../consoles/profile.schema.ts';
import type { Console } from '../../record/record.schema.ts';
import type { RoundTarget } from '../../wire/rounds.schema.ts';
import { type Came, listKey, type Run, type Step } from './run.ts';

/** A console as a round finds it: `why` it cannot be read, as a sentence. */
export interface Reach {
  console?: Console;
  profile?: Profile | null;
  why?: string;
}

export type Next =
  | { do: 'open'; step: Omit<Step, 'since'> }
  /** `at`: nothing is opened for it */
  | { do: 'settle'; at: number; came: Came };

const MOST_PAGES = 50;

/** The account whose turn it is; undefined when the round is through. */
export const nextTarget = (run: Run): RoundTarget | undefined =>
  run.targets.find(({ at }) => run.came[at] === undefined);

/** What is done for `target`, whose console is found as `reach`. */
export function nextStep(run: Run, target: RoundTarget, { console, profile, why }: Reach): Next {
  const { at } = target;
  if (why !== undefined || !console) return unreadable(at, why ?? 'This console is not in the record on this device.');
  if (!profile) return unreadable(at, `${console.label} has no profile, so its pages are not read.`);
  if (profile.lookup && run.lists[lookupKey(console.id)]?.state !== 'partial')
    return { do: 'open', step: { kind: 'lookup', at, url: addressBelow(console, '/') } };
  const list = profile.pages.find(({ shows, link }) => shows === 'accounts' && link !== undefined);
  const seen = run.lists[listKey(target)];
  if (list?.link && (!seen || (seen.state === 'reading' && seen.next !== undefined && seen.pages < MOST_PAGES)))
    return { do: 'open', step: { kind: 'list', at, url: listAddress(console, list.link, seen?.next) } };
  const link = run.links[at] ?? accountLink(console, profile, target.name, ['account', 'form']);
  if (link) return { do: 'open', step: { kind: 'account', at, url: link } };
  const listed = run.listed[at];
  if (listed) return { do: 'settle', at, came: listed };
  return unreadable(
    at,
    seen?.why
      ? `It is not in the part of the list that could be read. ${seen.why}`
      : `The profile of ${console.label} does not say where an account’s page is.`,
  );
}

const unreadable = (at: number, why: string): Next => ({
  do: 'settle',
  at,
  came: { result: 'unreadable', why, differs: [] },
});

/** Under which it is kept that a console's API is of no use. */
export const lookupKey = (console: string): string => `${console} ${LOOKUP}`;

/** `next`: path of this origin, as the page said; kept only where it is a list of this console (take-reading.ts). */
const listAddress = (console: Console, link: string, next: string | undefined): string =>
  next === undefined ? addressBelow(console, link) : new URL(next, console.origins[0]).href;
