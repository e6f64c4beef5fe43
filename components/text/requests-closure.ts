/** Every sentence of what is still open of a movement or of a client that leaves. */
const n = (count: number) => count.toLocaleString('en-GB');

export const requestsClosureText = {
  title: 'What is still open',
  back: '← All movements',
  leavingClient: 'A client that leaves',
  anyClient: 'Choose a client',
  noMovements: 'Nobody joined, moved or left yet, or nothing of it is confirmed.',
  of: {
    joined: (who: string) => `${who} joined`,
    moved: (who: string) => `${who} moved`,
    left: (who: string) => `${who} left`,
    returned: (who: string) => `${who} came back`,
  },
  ofClient: (client: string) => `Our access at ${client} ends`,
  lead: 'Asked anew every half minute. Done means: seen in the console.',
  progress: (closed: number, total: number) => `${n(closed)} of ${n(total)} done`,
  nothing: 'Nothing was set off here.',
  nothingYet:
    'Nothing was set off yet. Once it is, every account, group and shared secret stands here until it is seen done.',
  allDone: 'All of it is done and seen.',
  fanOut: 'Set it off',
  fanOutAgain: 'Look for more',
  fanOutHint:
    'Makes a request for everything that follows, at every client. Pressed again it adds only what was found since.',
  fanning: 'Setting it off…',
  fanned: (requests: number, clients: number) =>
    `${requests === 1 ? 'One request' : `${n(requests)} requests`} at ${clients === 1 ? 'one client' : `${n(clients)} clients`}.`,
  unconfirmed: 'It is not confirmed yet: a lead or an administrator decides on it first.',
  left: 'Not set off, and why',

  leave: 'End all our access here…',
  leaveTitle: 'End all our access here',
  leaveSure: (client: string) =>
    `Every account of ours at ${client} is to end, one request each. Nothing is ended by itself: people do it, and it is seen.`,
  leaveWhy: 'Why',
  leaveYes: 'End all of it',
  leaveNo: 'Keep it',
  seeClosure: 'What is still open',

  holders: 'Who holds it',
  holderGone: 'left; hand it over',
  unreachable: 'Consoles nobody has looked into',
  unreachableHint: 'Something is open there, and what was seen is too old, or nothing was seen at all.',
  lastSeen: (moment: string) => `last seen ${moment}`,
  neverSeen: 'never seen',
  owned: 'What they answer for',
  ownedHint: 'Somebody else takes each over before all is closed.',
  kinds: {
    exception: 'Exception',
    machine: 'Machine identity',
    account: 'Shared account',
    request: 'Request',
    template: 'Role template',
    client: 'Client',
  },
  ended: (what: readonly string[]) => `Ended at once: ${what.join(', ')}.`,

  open: 'Open',
  anybody: 'Anybody',
  held: 'Held by',
  anyState: 'All',
  escalated: 'Escalated',
  unverified: 'Not seen yet',
  todo: 'To do',
  residual: 'Accepted as it is',
  none: 'Nothing open like this.',
  more: (count: number) => `Show more (${n(count)} left)`,
  export: 'Save as a file',
};
