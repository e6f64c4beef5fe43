/** What the administration pages share: lists, an opened object, its history, edits of many. */
export const adminText = {
  groups: { record: 'Record', access: 'Access', origin: 'Where it comes from', browser: 'This browser' },
  hiddenTab: 'Your role does not show this. Ask an administrator if you need it.',

  search: (title: string) => `Search ${title.toLowerCase()}`,
  searchHint: 'Search  /',
  state: 'Show',
  all: 'All',
  total: (total: number, shown: number) =>
    shown < total ? `${number(shown)} of ${number(total)}` : total === 1 ? '1' : number(total),
  found: (total: number) => (total === 1 ? '1 found' : `${number(total)} found`),
  loading: 'Loading…',
  nothing: (words: string) => `Nothing fits “${words}”. Try fewer words, or another state.`,
  nothingInState: 'Nothing is in this state.',
  offline: (sentence: string) => `${sentence} What you typed stays here.`,
  tryAgain: 'Try again',
  states: {
    active: 'Active',
    inactive: 'Not active',
    planned: 'Planned',
    disabled: 'Disabled',
    gone: 'Gone',
    waiting: 'Begin later',
    running: 'Running',
    ended: 'Ended',
  } as Record<string, string>,

  select: (name: string) => `Select ${name}`,
  selected: (count: number) => (count === 1 ? '1 selected' : `${number(count)} selected`),
  selectAll: (count: number) => `Select all ${number(count)}`,
  selectMost: (most: number) => `Select the first ${number(most)}`,
  clear: 'Clear',
  bulk: {
    edit: 'Edit together',
    title: (count: number) => (count === 1 ? 'Edit the one selected' : `Edit the ${number(count)} selected together`),
    part: 'What to change',
    to: 'To',
    empty: 'Leave it empty to take the value away.',
    why: 'Why',
    whyHint: 'It stands in the history of each one.',
    whyMissing: 'Write why, in at least three characters.',
    preview: 'Preview',
    apply: (count: number) => (count === 1 ? 'Change 1' : `Change ${number(count)}`),
    cancel: 'Cancel',
    changes: (count: number) => (count === 1 ? '1 would change' : `${number(count)} would change`),
    same: (count: number) => (count === 1 ? '1 has it already' : `${number(count)} have it already`),
    refused: (count: number) =>
      `${count === 1 ? 'One is' : `${number(count)} are`} refused, so nothing would change. Take ${count === 1 ? 'it' : 'them'} out of the selection or mend the reason.`,
    deselect: (count: number) => (count === 1 ? 'Take it out' : `Take these ${number(count)} out`),
    done: (count: number) => (count === 1 ? 'Changed 1.' : `Changed ${number(count)}.`),
    nothing: 'Nothing would change.',
    rest: (count: number) => `and ${number(count)} more`,
  },

  object: {
    version: (version: number, at: string, by: string) => `Version ${version}, ${at} by ${by}`,
    why: 'Why',
    whyHint: 'Why (kept in the history)',
    waits: 'A second administrator must agree before this holds. Nothing has changed yet.',
    toProposals: 'See what waits',
    yes: 'Yes',
    no: 'No',
    nothing: 'Nothing',
    choose: 'Type to search',
    noFit: 'Nothing fits. Try fewer letters.',
    remove: 'Remove',
    add: 'Add',
  },

  history: {
    title: 'History',
    show: 'Show who changed what',
    added: 'Added',
    changed: 'Changed',
    removed: 'Removed',
    by: (by: string) => `by ${by}`,
    version: (version: number) => `Version ${version}`,
    was: 'was',
    is: 'is',
    more: (count: number) => (count === 1 ? 'and one more part' : `and ${number(count)} more parts`),
    older: 'Show older versions',
    first: 'As it was first written.',
  },
};

function number(count: number): string {
  return count.toLocaleString('en-GB');
}
