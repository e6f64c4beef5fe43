/** What our own pages need a browser for, done by nobody, for their stories. */
import type { EvidenceDeeds } from '../../../components/evidence/context.ts';
import type { OptionsDeeds } from '../../../components/options/context.ts';
import type { Ask } from '../../../components/own/ask.ts';
import type { AskMessage } from '../../../lib/wire/asked.schema.ts';
import { NOW } from './sample-evidence.ts';
import { refuse } from './sample-own.ts';

const never = () => new Promise<never>(() => {});

export const optionsDeeds: OptionsDeeds = {
  request: refuse,
  shortcuts: async () => [
    { name: 'Fill the identity form from the record', keys: 'Alt+Shift+F' },
    { name: 'Open or close the Unswivel panel', keys: '' },
  ],
  changeShortcuts: () => {},
  copy: async () => {},
  save: () => {},
  deviceName: 'Edge on Windows',
};

/** Files are never made and packs never checked, so that a view shows that it waits. */
export const evidenceDeeds = (ask: Ask): EvidenceDeeds => ({
  askAway: (message: AskMessage) => ask(message),
  copy: async () => {},
  addressOf: (to) => `chrome-extension://unswivel/evidence.html${to}`,
  print: () => {},
  now: () => NOW,
  zone: 'Europe/Stockholm',
  beginExport: never,
  takePack: never,
  checkPack: never,
});
