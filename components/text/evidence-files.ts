/** Every sentence of the evidence page about files: what is exported, and packs that are checked. */
const n = (count: number) => count.toLocaleString('en-GB');
const events = (count: number) => (count === 1 ? '1 event' : `${n(count)} events`);
const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** `12.4 MB` */
export function sizeWords(bytes: number): string {
  let [size, unit] = [bytes, 0];
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${UNITS[unit]}`;
}

export const evidenceFilesText = {
  exportTitle: 'Export',
  exportLead: 'Evidence as a file, of a client and a period. That somebody exported it is evidence too.',
  everything: 'All clients',
  format: 'Format',
  formats: {
    pack: 'Evidence pack: with every proof, to be checked offline',
    html: 'Page to read and print',
    csv: 'CSV for a spreadsheet',
    jsonl: 'JSON, one event a line',
    ocsf: 'OCSF for a SIEM, one event a line',
  },
  ocsf: 'OCSF version',
  ocsfNewer: '1.5.0',
  ocsfOlder: '1.1.0, as most tools take it',
  bom: 'Begin the file with a byte-order mark',
  bomHint: 'Excel takes the file for UTF-8 only with it.',
  begin: 'Save to a file',
  preparing: 'The collector gathers what belongs into the file…',
  running: (done: number, of: number | null, bytes: number) =>
    `${n(done)}${of === null ? '' : ` of ${n(of)}`} events, ${sizeWords(bytes)}`,
  progress: 'Export',
  stop: 'Stop',
  stopped: 'Stopped. What was written so far was removed.',
  broke: (sentence: string) => `The export broke off. ${sentence}`,
  goOn: 'Go on from there',
  again: 'Begin again',
  giveUp: 'Give it up',
  done: 'The file is whole',
  file: 'File',
  holds: 'Holds',
  holdsWords: (count: number, bytes: number) => `${events(count)}, ${sizeWords(bytes)}`,
  hash: 'SHA-256',
  hashHint: 'Write it down, or send it apart from the file: whoever gets the file can compare.',
  checkIt: 'Check this kind of file here, or offline with “npm run verify”.',
  another: 'Export something else',

  checkTitle: 'Check a pack',
  checkLead:
    'Whether an evidence pack holds, checked by this browser alone: nothing is sent anywhere and the collector is not asked.',
  drop: 'Drop an evidence pack here, or choose the file.',
  choose: 'Choose a pack',
  pinned: 'Log key you know',
  pinnedHint: 'Paste the log’s key as you got it elsewhere, to be sure that the pack is of that log.',
  checking: (bytes: number, of: number, entries: number) =>
    `${sizeWords(bytes)} of ${sizeWords(of)}, ${events(entries)} so far`,
  checkingTitle: 'Checking',
  holdsTitle: 'This pack holds',
  holdsLead: 'Every byte was looked at. Nothing was changed since the log signed it.',
  brokenTitle: 'This pack does not hold',
  brokenAt: (line: number, index: number | null) =>
    index === null ? `Line ${n(line)} of the file` : `Line ${n(line)} of the file, entry ${n(index)} of the log`,
  place: 'Where',
  code: 'Kind',
  brokenRest: 'Nothing after this place was looked at. Ask whoever gave you the file for it anew.',
  unreadable: 'The file could not be read',
  anotherPack: 'Check another',
  facts: {
    file: 'File',
    sha256: 'SHA-256',
    client: 'Client',
    period: 'Period',
    entries: 'Entries',
    log: 'Log',
    root: 'Root',
    key: 'First key of the log',
    devices: 'Browsers',
    made: 'Made',
    replay: 'Derived again',
    requests: 'Requests for access',
    objects: 'Record',
  },
  allClients: 'all',
  wholeLog: 'the whole log',
  entriesWords: (all: number, bodies: number, erased: number, refused: number) =>
    `${n(all)}: ${n(bodies)} with their bodies, ${n(erased)} erased${refused > 0 ? `, ${n(refused)} refused when they came` : ''}`,
  logWords: (log: string, epoch: number, size: number) => `${log}, epoch ${epoch}, ${n(size)} entries`,
  devicesWords: (all: number, cosigned: number) => `${n(all)}, of which ${n(cosigned)} cosigned the checkpoint`,
  madeWords: (at: string, by: string | null) => (by ? `${at} by ${by}` : at),
  replayWords: (same: number, differs: number, cannot: number, erased: number) =>
    same + differs + cannot + erased === 0
      ? 'No value in it was derived'
      : `${n(same)} values the same, ${n(differs)} different, ${n(cannot)} that cannot be said, ${n(erased)} erased`,
  requestsWords: (followed: number, ended: number, broken: number) =>
    `${n(followed)} followed, ${n(ended)} seen to have ended, ${broken === 0 ? 'no step breaks a rule' : `${n(broken)} steps break a rule`}`,
  breaksRule: (what: string) => `A step of a request does not follow from the ones before it: ${what}`,
  differs: (what: string) => `A value does not come out again from the versions in the pack: ${what}`,
  keyHint:
    'The pack holds for whoever trusts this key. Compare it with the key the MSP gave you, or with another browser’s.',
  ownLog: 'It is of the log this browser writes to and follows: its key is the one known here.',
  otherLog: (log: string, own: string) =>
    `This browser does not know the log of this pack, ${log}: it writes to ${own}. Compare the key with one you got elsewhere.`,
  otherKey:
    'The pack names the log this browser writes to, and none of its keys is the one this browser follows. It was made before the log’s key was changed, or by somebody else: compare the key with one you got elsewhere.',
  told: 'What it tells',
  first: (shown: number, all: number) =>
    `The first ${n(shown)} of ${n(all)} are shown; all of them were checked. “Page to read and print” in the export has them all.`,
  entry: 'Entry',
  received: 'Received',
  what: 'What happened',
  derived: 'Derived again',
};
