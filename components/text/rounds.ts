/** Every sentence about rounds: accounts somebody asked to have checked now. */
const accounts = (count: number) => (count === 1 ? '1 account' : `${count} accounts`);

export const roundsText = {
  title: 'Accounts to check',
  hint: 'Unswivel opens each account in one tab and reads it. It changes nothing there.',
  asked: (count: number, by: string | null, when: string) =>
    `${accounts(count)}${by ? `, asked by ${by}` : ''}, ${when}`,
  start: 'Check now',
  starting: 'Opening a tab…',
  goOn: 'Go on',
  pause: 'Pause',
  cancel: 'Cancel',
  tab: 'Show the tab',
  done: 'Done',
  progress: (read: number, all: number) => `${read} of ${accounts(all)} checked`,
  now: (name: string, console: string) => `Reading ${name} in ${console}`,
  paused: 'Paused. Nothing is opened until you go on.',
  ended: (different: number, missing: number, unreadable: number) => {
    const parts = [
      ...(different > 0 ? [`${different} ${different === 1 ? 'differs' : 'differ'}`] : []),
      ...(missing > 0 ? [`${missing} not found`] : []),
      ...(unreadable > 0 ? [`${unreadable} could not be read`] : []),
    ];
    return parts.length > 0 ? `Checked: ${parts.join(', ')}.` : 'Checked: all are as the record says.';
  },
  stopped: 'The check ended before every account was reached.',
  results: {
    right: 'as recorded',
    different: 'differs',
    'not-found': 'not found',
    unreadable: 'could not be read',
    now: 'is read now',
    waiting: 'waits',
    unread: 'not reached',
  },
  differs: (what: string) => `differs: ${what}`,
  retry: 'Try again',
};
