/** The drift page's other views: readings held back, coverage, trend. */
import { accounts, number, some } from './drift-words.ts';

export const driftViews = {
  held: {
    label: 'Readings held back',
    text: 'One version of a profile suddenly read the same attribute wrong for many. That looks like a console that was redesigned, so it is kept off the board until somebody says it reads right.',
    none: 'No profile is suspected.',
    notice: (count: number) =>
      count === 1
        ? 'One profile is suspected of misreading; what it found is held back.'
        : `${number(count)} profiles are suspected of misreading; what they found is held back.`,
    see: 'See it',
    title: (profile: string, version: string, attribute: string) =>
      `${profile} ${version} may misread the ${attribute}`,
    counts: (off: number, compared: number, people: number) =>
      `Differs in ${number(off)} of ${accounts(compared)} it read, of ${some(people, 'technician', 'technicians')}.`,
    example: 'One example',
    noExample: 'None of it is at a client you may see.',
    release: 'It reads right',
    releaseText: 'What it found then counts as drift, now and later.',
    released: 'Released: its findings are open now.',
  },

  coverage: {
    label: 'What was looked at',
    text: 'An all-clear counts only for what was seen. Here is what each console was seen by, and where nothing wrong may mean nothing seen.',
    client: 'Client',
    console: 'Console',
    seen: 'Seen',
    stale: 'Too old',
    lastSeen: 'In passing',
    lastAsked: 'Asked',
    lastList: 'Whole list',
    blind: 'Where it is blind',
    never: 'never',
    of: (seen: number, recorded: number) => `${number(seen)} of ${number(recorded)}`,
    onlyBlind: 'Only where it is blind',
    more: 'Show more',
    none: 'No console fits this.',
    total: (shown: number, all: number) => `${number(shown)} of ${some(all, 'console', 'consoles')}`,
    clearHere: 'seen whole',
  },

  trend: {
    label: 'Open places by day',
    text: 'How many places were open at the end of each day, by severity. Today is so far.',
    days: 'Days',
    day: 'Day',
    table: 'The same as a table',
    none: 'No day has been counted yet. The first is counted today.',
    chart: (from: string, to: string, first: number, last: number) =>
      `Open places from ${from} to ${to}: ${number(first)} at first, ${number(last)} at last.`,
    total: 'All',
  },
};
