/** Every sentence of the welcome page. */
export const welcomeText = {
  title: 'From here to your first fill',
  lead: 'Four steps, about two minutes. Nothing runs on any site until you allow it.',
  done: 'Done',
  optional: 'Optional',

  enrol: 'Enrol this browser',
  enrolText: 'Signing in, or a code from your administrator, ties this browser to you and to your team’s collector.',
  enrolled: (name: string, collector: string) => `${name}, with ${collector}.`,

  grant: 'Allow your consoles',
  grantText: 'Unswivel runs on these sites and on no other.',
  grantNone: 'Your administrator has not set up a console for you yet. Come back when they have.',
  grantAdd: 'Set up the first console',
  grantButton: (count: number) => (count === 1 ? 'Allow the console' : `Allow all ${count} in one prompt`),
  grantRefused: 'The browser did not allow it. Press the button again and choose “Allow”.',
  granted: (count: number) => (count === 1 ? '1 console is allowed.' : `${count} consoles are allowed.`),
  grantedSome: (some: number, all: number) => `${some} of ${all} consoles are allowed.`,

  open: 'Open a ticket, then a console',
  openText: 'Start with a ticket: Unswivel reads it and carries it to the next console you open.',
  opened: 'A ticket was read.',

  pin: 'Pin it, and learn one key',
  pinText: 'Pin Unswivel from the browser’s puzzle-piece menu, so that you see what it does on each page.',
  keyText: 'fills the form in front of you.',
  noKey: 'No key is set for filling.',
  changeKey: 'Choose another key',

  finished: 'You are set. Open a form in a console and press the key.',
};
