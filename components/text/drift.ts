/** The drift page: what consoles show against the record, and how sure that is. */
import type { FindingKind, Severity } from '../../lib/drift/severity.ts';
import type { DriftState } from '../../lib/wire/drift.schema.ts';

const number = (count: number): string => count.toLocaleString('en-GB');
const some = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${number(count)} ${many}`;
const accounts = (count: number): string => some(count, 'account', 'accounts');
const places = (count: number): string => some(count, 'place', 'places');

export const driftText = {
  title: 'Drift',
  views: { board: 'Board', findings: 'Findings', held: 'Held back', coverage: 'Coverage', trend: 'Trend' },
  notEnrolled: 'Enrol this browser first: what consoles show is kept by the collector.',
  toEnrolment: 'Enrol this browser',
  navigation: 'Views',
  options: 'Options',

  severities: { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' } satisfies Record<Severity, string>,
  states: {
    open: 'Open',
    acknowledged: 'Somebody looks after it',
    'false-alarm': 'False alarm',
    held: 'Held back',
    excepted: 'Accepted as exception',
  } satisfies Record<DriftState, string>,
  kinds: {
    'leaver-active': 'A leaver’s account works',
    'leaver-present': 'A leaver’s account is there',
    'should-be-off': 'Should be off',
    'switched-off': 'Switched off',
    'wrong-role': 'Wrong role',
    'beyond-template': 'Beyond the template',
    'mfa-off': 'No second factor',
    orphan: 'Nobody recorded it',
    'not-found': 'Not found',
    'exception-over': 'Exception ended',
    'used-by-other': 'Used by somebody else',
    unused: 'Not used for 90 days',
    'machine-overdue': 'Machine identity overdue',
    different: 'Different value',
    missing: 'Missing value',
    lookalike: 'Look-alike letters',
    spelling: 'Spelling',
    'between-consoles': 'Consoles disagree',
    'made-elsewhere': 'Made elsewhere',
  } satisfies Record<FindingKind, string>,

  live: {
    now: (at: string) => `Up to date at ${at}`,
    behind: (count: number) =>
      `${some(count, 'entry is', 'entries are')} still to be looked at. What is not shown yet may be wrong all the same.`,
    lost: (since: string) => `No answer from the collector since ${since}. What is shown is from then.`,
    away: 'The collector does not answer',
  },
  summary: {
    label: 'What is open',
    one: (severity: string, items: number, where: number) => `${severity}: ${number(items)} in ${places(where)}`,
    mine: (count: number) => `${number(count)} assigned to me`,
    excepted: (count: number) => `${number(count)} accepted`,
    held: (count: number) => `${number(count)} held back`,
    nothing: 'Nothing is open.',
  },
  cover: {
    sure: (looked: number, consoles: number, seen: number, recorded: number) =>
      `${number(looked)} of ${some(consoles, 'console', 'consoles')} looked at, ${number(seen)} of ${some(recorded, 'recorded account', 'recorded accounts')} seen recently enough.`,
    blind: (count: number) =>
      count === 1 ? 'At one console an all-clear is none.' : `At ${number(count)} consoles an all-clear is none.`,
    why: 'See why',
    none: 'No console is set up yet, so there is nothing to compare.',
  },

  filters: {
    label: 'Narrow it',
    client: 'Client',
    technician: 'Technician',
    console: 'Console',
    severity: 'Severity',
    kind: 'Kind',
    state: 'State',
    assigned: 'Assigned to me',
    any: 'All',
    anyState: 'Open',
    clear: 'Clear all',
  },

  grid: {
    label: 'Technicians and consoles',
    corner: 'Technician',
    rows: (shown: number) => some(shown, 'technician', 'technicians'),
    columns: (count: number, clients: number) =>
      `${some(count, 'console', 'consoles')} of ${some(clients, 'client', 'clients')}`,
    collapse: 'Collapse all clients',
    expand: 'Expand all clients',
    group: (client: string, consoles: number) => `${client}, ${some(consoles, 'console', 'consoles')}`,
    nobody: 'Accounts nobody recorded',
    former: 'left',
    findings: (count: number) => (count === 0 ? 'nothing wrong found' : places(count)),
    cells: {
      '0': 'critical',
      '1': 'high',
      '2': 'medium',
      '3': 'low',
      '.': 'unknown, never seen',
      '-': 'unknown, seen too long ago',
      o: 'nothing wrong when last seen',
      ' ': 'no account',
      '?': 'loading',
    } as Record<string, string>,
    cell: (technician: string, console: string, said: string) => `${technician}, ${console}: ${said}`,
    keys: 'Arrow keys move, Enter opens, space selects.',
    empty: 'Nobody has an account recorded in any console yet. The board begins with the first recorded account.',
    nothing: 'Nothing fits this. Take a filter away.',
    loading: 'Loading the board…',
  },
  legend: {
    title: 'What the signs mean',
    unknown: 'Unknown: never seen',
    stale: 'Unknown: seen too long ago',
    fine: 'Nothing wrong',
  },

  list: {
    label: 'Findings, worst first',
    where: (count: number, clients: number) =>
      clients > 1 ? `${places(count)} at ${number(clients)} clients` : places(count),
    since: (at: string) => `since ${at}`,
    select: (title: string) => `Select: ${title}`,
    nobody: 'Nobody’s account',
    loading: 'Loading findings…',
    clear: 'Nothing is open here.',
    clearCover: 'That counts for what was looked at:',
    nothing: 'Nothing fits this. Take a filter away.',
    older: 'Show more',
  },
  item: {
    titles: (what: string, kind: string) => `${what}: ${kind.charAt(0).toLowerCase()}${kind.slice(1)}`,
    close: 'Close',
    gone: 'This is no longer there: it was mended, or decided about.',
    record: 'The record',
    shown: 'Shown',
    nothingShown: 'not shown',
    empty: 'nothing',
    since: 'Since',
    seen: 'Seen',
    seenBy: (at: string, by: string, how: string) => `${at} by ${by}${how}`,
    how: { list: ', in a list', view: ', on its page', edit: ', in its form' },
    never: 'never',
    right: 'Last right',
    account: 'Account',
    decided: (state: string, by: string, at: string) => `${state}, ${by} on ${at}`,
    lookedAfter: (assigned: string, by: string, at: string) => `${assigned} looks after it, said ${by} on ${at}`,
    why: (why: string) => `“${why}”`,
    contested: (shown: string, by: string, at: string) =>
      `${by} saw ${shown} at ${at}, within minutes. The newest counts.`,
    exception: (at: string) => `The exception ends ${at}.`,
    exceptionOver: (at: string) => `The exception ended ${at}.`,
    mend: {
      us: 'We run this console: mend it there.',
      client: 'The client runs this console: ask them to mend it.',
      both: 'We and the client run this console: either may mend it.',
      record: (label: string) => `If the record is wrong: ${label} keeps it.`,
      access: (label: string) => `${label} decides who has this.`,
    },
    open: 'Open in console',
    opening: 'Opening…',
    places: (count: number, of: number) =>
      count < of ? `${number(count)} of ${places(of)}, the worst first` : places(of),
    choose: (place: string) => `Choose ${place}`,
    chosen: (count: number) => `For ${places(count)} chosen`,
    all: 'For all places',
    technician: 'All of this technician',
  },
  cell: {
    fine: 'Nothing wrong was shown here when it was last looked at.',
    stale: 'It was seen too long ago to say anything.',
    never: 'It was never seen, so nothing is known.',
    none: 'There is no recorded account here.',
    looked: (at: string) => `This console was last looked at ${at}.`,
    never_looked: 'Nobody has looked at this console yet.',
  },

  decide: {
    acknowledge: {
      button: 'Assign',
      title: 'Who looks after it',
      text: 'It stays open, and counts on their badge.',
      done: (name: string) => `${name} looks after it.`,
    },
    accept: {
      button: 'Accept as exception',
      title: 'Accept it as an exception',
      text: 'It is no drift until the exception ends. Then it is back, and worse.',
      done: 'Accepted as exception.',
    },
    'false-alarm': {
      button: 'False alarm',
      title: 'It is a false alarm',
      text: 'It comes back when the value in the console or in the record changes.',
      done: 'Marked as false alarm.',
    },
    reopen: { button: 'Reopen', title: 'Open it again', text: 'Nobody looks after it then.', done: 'Opened again.' },
    who: 'Technician',
    why: 'Why',
    whyMaybe: 'Why, if you like',
    whyMissing: 'Write why, in at least three characters.',
    expires: 'Ends',
    expiresHint: 'An exception without an end is a rule.',
    expiresMissing: 'Say when it ends; it must be after today.',
    owner: 'Who answers for it',
    ownerHint: 'You, if nobody is named.',
    control: 'What keeps the risk small meanwhile',
    reviewBy: 'Review by',
    cancel: 'Cancel',
    about: (title: string, where: string) => `${title}, ${where}`,
    undo: 'Undo',
    undoWhy: 'Taken back at once on the board',
    undone: 'Taken back.',
    several: (count: number) => some(count, 'finding', 'findings'),
    progress: (done: number, of: number) => `${number(done)} of ${number(of)} done`,
    failed: (count: number, sentence: string) =>
      `${some(count, 'finding was', 'findings were')} not decided about: ${sentence}`,
  },
  selection: {
    items: (count: number) => some(count, 'finding selected', 'findings selected'),
    accounts: (count: number) => `${accounts(count)} selected`,
    clear: 'Clear',
  },
  export: {
    csv: 'Export CSV',
    jsonl: 'Export JSON lines',
    busy: (count: number) => `Collecting, ${places(count)} so far…`,
    failed: (sentence: string) => `Nothing was exported. ${sentence}`,
    done: (count: number) => `Exported ${places(count)}.`,
    name: (day: string) => `drift-${day}`,
  },

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
