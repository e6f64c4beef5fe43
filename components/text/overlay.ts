const events = (count: number) => (count === 1 ? '1 event' : `${count} events`);
const fields = (count: number) => (count === 1 ? '1 field' : `${count} fields`);

/** Every sentence of the overlay. */
export const overlayText = {
  panel: 'Unswivel',
  open: 'Open the Unswivel panel.',
  close: 'Close the panel',
  tone: {
    ok: 'Ready to fill',
    warn: 'Needs an answer',
    bad: 'Fill is off',
    off: 'Nothing to fill here',
    busy: 'Working',
  },
  busy: { reading: 'Reading the page…', filling: 'Filling…', undoing: 'Undoing…' },

  ticket: 'Ticket',
  noTicket: 'No ticket',
  noTicketLong: 'This tab works without a ticket. What is done here is logged as unbound and can be bound later.',
  changeTicket: 'Change',
  keepTicket: 'Keep',
  recent: 'Recent tickets',
  noRecent: 'Open a ticket in its console and it appears here.',
  withoutTicket: 'Work without a ticket',

  client: 'Client',
  clientAmbiguous: (named?: string) =>
    named ? `“${named}” could be more than one client.` : 'The ticket does not say which client it is for.',
  clientUnknown: (named?: string) => (named ? `No client is known as “${named}”.` : 'The ticket names no client.'),
  clientAsk: 'Choose once; the whole team keeps the answer.',
  clientNone: 'No client to choose from. An administrator can add it in the options.',

  subject: 'Identity',
  subjectSwitch: 'Switch',
  subjectKeep: 'Keep',
  subjectSearch: 'Search technicians by name, e-mail or number',
  subjectNone: 'Nobody to fill for',
  subjectOff: 'Fill stays off until you choose whose identity this is about.',
  subjectNotFound: (query: string) => `No technician matches “${query}”.`,
  proposals: 'Technicians',
  ticketPerson: 'From the ticket only',
  purpose: 'Account for',

  accountIn: (console: string) => `Account in ${console}`,
  why: 'Where this value comes from',

  differs: (account: string, holder: string | null) =>
    holder ? `Differs from the record: ${account}, ${holder}` : `Differs from the record: ${account}`,
  differ: (count: number) => (count === 1 ? '1 differs' : `${count} differ`),
  mend: { filled: 'not saved', saved: 'not verified', verified: 'verified', different: 'still differs' },

  todo: (count: number) => `${count} to do`,

  fill: 'Fill',
  fillAgain: 'Fill again',
  noForm: 'There is no form to fill on this page.',
  notAPage: 'This page is not one Unswivel knows in this console.',
  frames: (origins: string[]) => {
    const named = origins.filter(Boolean);
    const what = named.length > 0 ? `frame of ${named.join(' and of ')}` : 'sandboxed frame';
    return `A ${what} is inside this page; Unswivel does not fill it. Open it in a tab of its own: it is filled there once an administrator has added its origin to this console.`;
  },
  overwrite: (count: number) =>
    count === 1
      ? 'Overwrite the field that holds something else'
      : `Overwrite ${count} fields that hold something else`,
  undo: 'Undo',
  undone: (others: number, all: number) =>
    others === 0
      ? 'Undone. The fields hold what they held before.'
      : `Undone, but ${others} of ${fields(all)} could not be put back.`,
  next: (count: number) => `Step filled. Next step: ${fields(count)}`,
  fillNext: 'Fill the next step',
  confirm: (name: string) => `Fill it for ${name} anyway`,
  copy: 'Copy',
  copyKey: 'Copy the value (C)',
  point: 'Show the field in the page',
  result: (kept: number, all: number) =>
    kept === all ? `${fields(all)} filled and kept` : `${kept} of ${fields(all)} filled and kept`,
  outcome: {
    kept: 'kept',
    mismatch: 'changed by the page',
    left: 'left as it was',
    refused: 'refused',
    restored: 'restored',
  },

  sent: (count: number) => (count === 0 ? 'Nothing to send yet' : `${events(count)} sent`),
  waiting: (count: number) => `${events(count)} waiting`,
  waitingAndSent: (waiting: number, sent: number) => `${waiting} waiting, ${sent} sent`,
  as: (name: string) => `Signed in as ${name}`,

  dock: 'Move the panel, teach fields',
  move: 'Move the panel',
  teach: 'Teach fields…',
  sides: { right: 'Right', left: 'Left', 'bottom-right': 'Bottom right', 'bottom-left': 'Bottom left' },
};
