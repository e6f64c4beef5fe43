import type { DriftFacts, MendState, PageDrift } from '../../lib/wire/page-drift.ts';

const CONSOLE: Record<DriftFacts['console'], string> = {
  us: '',
  client: 'The client’s administrators run this console.',
  both: 'The client’s administrators run this console too.',
};
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Every sentence of the marks in a console's page. */
export const marksText = {
  capital,
  severity: { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' },
  marked: (word: string) => `${capital(word)} differs from the record`,
  done: (word: string) => `${capital(word)} is right now`,
  found: (account: string, words: string[]) =>
    words.length === 1
      ? `${account} differs from the record: ${words[0]}.`
      : `${account} differs from the record in ${words.length} places: ${words.join(', ')}.`,
  close: 'Close the card',
  record: 'Record',
  console: 'Here',
  nothing: 'nothing',
  asking: 'Asking what the record says…',
  since: (since: string, right: string | null) =>
    right ? `Since ${since}; last seen right ${right}.` : `Seen first ${since}.`,
  decidedBy: (name: string) => `${name} looks after it.`,
  runBy: (by: DriftFacts['console']) => CONSOLE[by],
  access: (system: string) => `Access is decided in ${system}.`,

  mend: 'Mend',
  mending: 'Mending…',
  undo: 'Undo',
  check: 'Read it again',
  noField: 'There is no field for it on this page. Open the account to edit it, or change it here by hand.',
  byHand: 'It is put right in the console, by hand.',
  unrecorded: 'Where it is right, record it in the options; else have it removed.',
  state: {
    filled: 'Filled in, not saved. Save the form in the console; it counts once it was read again.',
    saved: 'Sent, not verified. It counts once the console shows it.',
    verified: 'Verified: the console shows what the record says.',
    different: 'Read again, and it still differs. The console did not keep it, or somebody changed it back.',
  } satisfies Record<MendState, string>,

  accept: 'Accept as exception…',
  acceptNow: 'Accept',
  acceptWhy: 'Why it may differ',
  acceptDays: 'Ends after',
  days: (count: number) => (count === 1 ? '1 day' : `${count} days`),
  acceptLead: 'What the console shows is allowed until it ends. You own the exception and are asked to review it.',
  mayNot: 'A lead or an administrator can accept it as an exception.',
  wrong: 'Record is wrong…',
  recordIt: 'Record the account…',
  wrongIn: (word: string, authority: string) =>
    `The ${word} comes from ${authority}. Change it there; every console is then compared with the new value.`,
  wrongUnknown: (word: string) =>
    `Which system the ${word} comes from is told once the collector answers. By hand it is changed in the options.`,
  wrongAccount: 'This is kept with the account, in the options.',
  openRecord: 'Open the record',
  alarm: 'False alarm…',
  alarmNow: 'It is a false alarm',
  alarmWhy: 'Why it is no difference',
  alarmLead: 'It comes back when the value changes, in the console or in the record.',
  whyShort: 'Say why in a few words, at least three letters.',
  back: 'Back',
  copyAsk: 'Copy a question for them',
  copied: 'Copied. Paste it to somebody who may.',
  /** without the record's value: that stays where it is */
  question: ({ word, shown }: DriftFacts, { account, holder }: PageDrift, console: string) =>
    `Please look at the ${word} of ${holder ?? account} (${account}) in ${console}: it shows ${shown ? `“${shown}”` : 'nothing'}, which is not what our record says. Is the record right, or is this an exception?`,
};
