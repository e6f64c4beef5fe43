import type { Kind } from '../record/kinds.schema.ts';

export { type Kind, type Kinds, SCHEMAS } from '../record/kinds.schema.ts';

/** One of them, as a sentence says it. */
export const WORD: Record<Kind, string> = {
  technicians: 'technician',
  clients: 'client',
  consoles: 'console',
  accounts: 'account',
  templates: 'role template',
  exceptions: 'exception',
  sources: 'source',
  groups: 'group',
  machines: 'machine identity',
};
