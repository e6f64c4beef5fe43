/** Every sentence of the side panel. */
export const sidepanelText = {
  title: 'Unswivel',
  here: 'This tab',
  nothingHere: 'Open a page of one of your consoles.',
  recent: 'Recent tickets',
  current: 'This tab works for it',
  noRecent: 'Open a ticket in its console and it appears here, ready for the next console.',
  noTicket: 'Work without a ticket',
  bind: (number: string) => `Use ticket ${number} in this tab`,

  events: 'What was logged',
  noEvents: 'Nothing yet. Reading a ticket is the first thing that is logged.',
  states: { waiting: 'waiting', delivered: 'sent', refused: 'refused by the collector' },
  sendNow: 'Send now',
  sending: 'Sending…',
  allSent: (sent: number) => (sent === 1 ? 'The one event has been sent.' : `All ${sent} events have been sent.`),
  waiting: (waiting: number) =>
    waiting === 1 ? '1 event waits on this device.' : `${waiting} events wait on this device.`,
  offline: (since: string, why: string) =>
    `The collector has not been reached since ${since}. ${why} Work goes on; events are kept here.`,
  lease: (until: string) => `Without the collector, filling works until ${until}.`,

  person: 'Signed in',
  switchTo: (name: string) => `Switch to ${name}`,
  switchHint: 'Each technician keeps their own evidence; nothing is mixed.',
  enrolAnother: 'Enrol another technician',

  review: 'Cover to review',
  reviewed: 'Reviewed',
  coverOf: (who: string, client: string, from: string, until: string) =>
    `${who} covered ${client}, ${from} to ${until}`,
  cover: 'On-call cover',
  coverHint: 'Serve a client you do not usually serve, for some hours. Your lead reviews it.',
  coverOpen: 'Take cover',
  coverClient: 'Client',
  coverClientHint: 'The client’s short name, as in the cover list or from your lead.',
  coverHours: 'Hours',
  coverReason: 'Reason',
  coverReasonHint: 'For instance the ticket and who asked.',
  coverTake: 'Take cover',
  coverCancel: 'Cancel',
  coverTaken: (client: string, until: string) => `You cover ${client} until ${until}.`,
  reasonShort: 'Say why in at least three characters.',
  clientMissing: 'Name the client.',

  notEnrolled: 'This browser is not enrolled yet.',
  enrol: 'Enrol this browser',
};
