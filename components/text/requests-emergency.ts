/** Every sentence of emergency access. */
export const requestsEmergencyText = {
  open: 'Begin an emergency',
  title: 'Emergency access',
  hint: 'Work starts at once. It ends by itself, and somebody reviews it.',
  client: 'Client',
  noClient: 'Choose a client',
  console: 'Console',
  noConsole: 'No console of this client is known here.',
  account: 'Account',
  otherAccount: 'Another account',
  accountName: 'Name of the account',
  accountHint: 'As you sign in there.',
  hours: 'For how many hours',
  hoursWrong: (most: number) => `A whole number of hours, from 1 to ${most}.`,
  why: 'What happened',
  whyHint: 'The reviewer reads it.',
  short: 'Say why in at least three characters.',
  missing: 'Name the account.',
  withTicket: (ticket: string) => `For ticket ${ticket}.`,
  noTicket: 'Without a ticket: name it later, on the card.',
  offline: 'The collector is not reached. It begins on this device at once, and is told when the collector is back.',
  checkFailed: (why: string) => `It is not known whether another review is overdue: ${why}`,
  begin: 'Begin now',
  beginning: 'Beginning…',
  cancel: 'Cancel',
  begun: (account: string, until: string) => `Begun with ${account}, until ${until}. It is logged.`,
  openTitle: (client: string) => `Open at ${client}`,
  left: (minutes: number) =>
    minutes >= 120
      ? `${Math.floor(minutes / 60)} hours left`
      : minutes > 0
        ? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left`
        : 'its time is over; it stays open until it is seen ended',
  review: (moment: string) => `review by ${moment}`,
  overdue: (moment: string) => `review overdue since ${moment}`,
};
