/** Every sentence of the options’ “Evidence log”. */
const events = (count: number) => (count === 1 ? '1 event' : `${count} events`);
const entries = (count: number) => (count === 1 ? '1 entry' : `${count} entries`);

export const logText = {
  title: 'Evidence log',
  lead: 'Where what you do is kept, and how this browser makes sure that nobody changes it afterwards.',

  storageBad: 'Evidence cannot be stored',
  storageFull: 'There is no room for evidence',
  retry: 'Try again',
  retried: 'Storing works again.',
  save: 'Save what waits to a file',
  saving: (count: number) => `Saving, ${events(count)} so far…`,
  saved: (count: number) =>
    `Saved ${events(count)}. They wait here too; your administrator takes the file in with “take”, and nothing arrives twice.`,
  nothingToSave: 'Nothing waits on this device.',
  room: 'Make room',
  roomSure:
    'Remove the copies of events that were delivered more than a day ago? They are in the log. A collector restored from an older backup could then not get them again from this browser.',
  roomYes: 'Remove the copies',
  roomNo: 'Keep them',
  roomMade: (removed: number) => `Removed ${removed === 1 ? '1 copy' : `${removed} copies`}.`,
  beside: 'Start a new database beside it',
  besideSure:
    'Start a new database? The one that cannot be opened stays as it is. This browser must enrol again, and what waited in the old one stays there until it can be opened.',
  besideYes: 'Start a new one',
  besideNo: 'Wait',
  besideDone: 'A new database was started. Enrol this browser again to go on.',
  aside: (names: string) => `Kept beside, because it could not be opened once: ${names}.`,

  none: 'This browser is not enrolled, so it has no log.',
  toEnrolment: 'Enrol this browser',
  early: 'Nothing of the log was seen yet: the first event that is sent brings its first checkpoint.',

  log: 'Log',
  key: 'Signing key',
  keyNew: (keys: number) =>
    `${keys === 2 ? 'The second key' : `Key number ${keys}`}, followed from the one this browser got when it enrolled.`,
  keyFirst: 'The key this browser got when it enrolled.',
  seen: 'Checkpoint',
  size: (size: number, root: string) => `${entries(size)}, root ${root}`,
  verified: 'Verified',
  never: 'Not yet',
  epoch: 'Epoch',
  epochOne: '1, never restored from a backup',
  here: 'From here',
  counts: (waiting: number, delivered: number) =>
    `${events(waiting)} waiting, ${delivered === 1 ? '1 copy' : `${delivered} copies`} of delivered ones kept for 30 days`,
  refused: (count: number) =>
    `${events(count)} that the log holds another event for. They are kept here and saved with the file.`,
  withheld: (count: number) =>
    `${events(count)} in the log without the content, which the collector could not read. The content is kept here.`,
  left: (count: number) => `${events(count)} of technicians who signed out here wait to be sent.`,

  check: 'Check the log now',
  checking: 'Asking the log…',
  checked: 'The log contains everything this browser has seen.',
  copy: 'Copy the checkpoint',
  copied: 'Copied. Whoever has another one can compare the two.',

  compare: 'Compare with somebody else’s',
  compareHint:
    'Paste a checkpoint another person or an auditor was shown. If the log tells two people two histories, it comes out here.',
  pasted: 'Checkpoint',
  pastedHint: 'All its lines: name, number, root, an empty line, signatures.',
  compareNow: 'Compare',
  comparing: 'Comparing…',
  empty: 'Paste a checkpoint first.',

  forks: 'Contradictions found',
  forksNone: 'None. The log never contradicted itself to this browser.',
  fork: {
    rollback: (seen: number, offered: number) => `The log had ${entries(seen)}, then showed only ${offered}.`,
    'other-root': (seen: number) => `The log showed two different histories of ${entries(seen)}.`,
    'not-extended': (seen: number, offered: number) =>
      `The log showed ${entries(offered)} that do not contain the ${seen} seen before.`,
  },
  forkFrom: { collector: 'met by this browser', pasted: 'in a pasted checkpoint' },
  stands:
    'Refused since. Nothing is marked as sent; work goes on and events wait here. It ends when the log shows again what was seen, when it says in a signed note that a backup was restored, or when you enrol with another log.',
  over: 'Over: the log shows again what was seen.',
  saveFork: 'Save the proof',
  forkSaved: 'Saved. Anybody with the log’s key can check it without this browser.',

  epochs: 'Restored backups',
  restored: (epoch: number, fromSize: number) =>
    `The log went on as epoch ${epoch} from ${entries(fromSize)}, restored from a backup and signed by its key.`,
  lost: (seen: number, fromSize: number, again: number) =>
    seen <= fromSize
      ? 'Everything this browser had seen was in it.'
      : `This browser had seen ${entries(seen)}, so ${entries(seen - fromSize)} were lost. ${again === 0 ? 'None of its own was among them.' : `${events(again)} of its own ${again === 1 ? 'was' : 'were'} sent again.`}`,
};
