import type { ChangeKind } from '../../lib/lifecycle/exact-object.schema.ts';
import type { StepName } from '../../lib/wire/page-requests.ts';

const SUBJECT = (subject: string | null) => (subject ? ` of ${subject}` : '');

/** Every sentence of the steps of requests in a console's panel. */
export const stepsText = {
  title: (count: number) =>
    count === 0 ? 'Requests' : count === 1 ? 'One request waits here' : `${count} requests wait here`,
  more: (count: number) => `And ${count} more, which the side panel lists.`,
  bind: 'Give it this ticket',
  note: 'A note for this ticket',
  noteWrite: 'Write the note',
  noteFill: 'Fill',
  noteCopy: 'Copy it',
  noteForm: {
    here: 'Fill writes it into the form of this page. Read it there, then save it.',
    elsewhere: 'Opens the form for a comment, where it is filled. You save it.',
    unknown: 'Where this console takes a note is not known. Copy it, and paste it into a comment.',
  },
  minutes: 'Minutes worked',
  noTime: 'None',
  copied: 'Copied. Paste it into a comment of this ticket and save it.',
  change: (change: ChangeKind, ends: boolean, account: string, subject: string | null) => {
    if (change === 'rotation') return `Replace the secret of ${account}`;
    if (ends) return `End account ${account}${SUBJECT(subject)}`;
    return change === 'grant'
      ? `Make account ${account}${subject ? ` for ${subject}` : ''}`
      : `Change account ${account}${SUBJECT(subject)}`;
  },
  roles: (roles: string[]) => `With ${roles.join(', ')}`,
  ticket: (number: string) => `Ticket ${number}`,
  high: 'High risk',
  highHint: 'Somebody else than who does it looks whether it is so',
  step: (step: StepName, change: ChangeKind): string =>
    ({
      open: 'Open the page',
      fill: 'Fill the form',
      save: 'Save it in the console',
      end: change === 'rotation' ? 'Replace it in the console' : 'Switch it off or delete it in the console',
      look: 'See it in the console',
    })[step],
  /** what the one button of the step at hand says; none where the console itself is pressed */
  press: { open: 'Open', fill: 'Fill', look: 'Look' } as Partial<Record<StepName, string>>,
  state: { done: 'done', now: 'now', later: '' },
  elsewhere: 'The page shows that it is so already.',
  elsewherePress: 'It was done elsewhere',
  away: 'The collector was not reached: this is how it stood last.',
};
