/** Sentences about the device that several of our own pages use. */
export const deviceText = {
  events: (waiting: number, sent: number) =>
    waiting > 0 ? `${waiting} waiting, ${sent} sent` : sent > 0 ? `${sent} events sent` : 'No events yet',
  loading: 'Loading…',
  tryAgain: 'Try again',
};
