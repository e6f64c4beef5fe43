/** Every sentence of the popup: for each state of a tab its title, what it means, and its one button. */
export const popupText = {
  title: 'Unswivel',
  loading: 'Looking at this tab…',
  tryAgain: 'Try again',

  'not-enrolled': {
    title: 'This browser is not enrolled',
    text: 'Enrol it once with the code from your administrator; nothing is read or filled before.',
    button: 'Enrol this browser',
  },
  'signed-out': {
    title: 'Signed out',
    button: 'Sign in again',
  },
  'not-a-console': {
    title: 'Not one of your consoles',
    text: (origin: string) => `Unswivel does not run on ${origin} and has put nothing into it.`,
    nowhere: 'This is a page of the browser itself. Unswivel only works on consoles you configured.',
    add: 'Add this site as a console',
    ask: 'An administrator can add it as a console.',
    list: 'See your consoles',
  },
  'not-granted': {
    title: (label: string) => `${label} is not allowed yet`,
    text: (origins: string) =>
      `Unswivel knows this console but may not look at it. Allow it for ${origins} and nothing else.`,
    button: (label: string) => `Allow on ${label}`,
    refused: 'The browser did not allow it. Press the button again and choose “Allow”.',
  },
  paused: {
    title: 'Paused',
    resume: 'Resume',
    check: 'Check again',
  },
  'page-not-recognised': {
    title: (label: string) => `Nothing known on this page of ${label}`,
    text: 'Unswivel does not know this page. You can still open the panel, see the ticket and fill a form it finds.',
    notLooked:
      'Unswivel has not looked at this page yet. Open the panel to look now; if it stays shut, reload the page.',
    since: (since: string) => `The profile of this console was last checked ${since}.`,
    button: 'Open the panel',
  },
  'wrong-tenant': {
    title: 'Another client’s tenant',
    text: (tenant: string, client: string) =>
      client
        ? `This page belongs to ${tenant}, the work here is for ${client}. Nothing is filled.`
        : `This page belongs to ${tenant}, and it is not known for which client the work is. Nothing is filled.`,
    button: 'Change ticket or client',
  },
  ready: {
    fill: 'Ready to fill',
    ticket: (label: string) => `Reading ${label}`,
    idle: (label: string) => `At work on ${label}`,
    off: 'Fill is off here',
    doubt: 'This page needs a look',
    fillButton: 'Fill',
    button: 'Open the panel',
    nothing: 'There is no form known on this page; what matters here is logged.',
  },

  ticket: 'Ticket',
  noTicket: 'None, unbound work',
  client: 'Client',
  noClient: 'Not known yet',
  identity: 'Identity',
  noIdentity: 'Nobody chosen',
  onTicket: 'Ticket read. It comes along to the tabs you open from here.',

  reached: 'Collector reached',
  offline: (since: string) => `Collector not reached since ${since}`,
  teach: 'Teach fields…',
  pause: 'Pause',
  panel: 'Side panel',
  options: 'Options',
  drift: 'Drift',
  evidence: 'Evidence',
  waiting: (count: number, more: boolean) =>
    count === 1 && !more
      ? '1 request waits for your approval'
      : `${count}${more ? ' or more' : ''} requests wait for your approval`,
  noneWaits: 'No other request waits for you.',
  mine: (count: number) => (count === 1 ? '1 finding is assigned to you' : `${count} findings are assigned to you`),
};
