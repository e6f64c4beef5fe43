import type { ConsoleKind, Purpose } from '../../lib/record/attributes.ts';

/** What a person reads for an attribute, a purpose or a kind of console. */
export { attributeWords } from '../../lib/record/attribute-words.ts';

export const purposeWords: Record<Purpose, string> = {
  everyday: 'Everyday',
  admin: 'Admin',
  'break-glass': 'Break-glass',
  shared: 'Shared',
};

export const kindWords: Record<ConsoleKind, string> = {
  psa: 'Ticketing (PSA)',
  rmm: 'Monitoring (RMM)',
  remote: 'Remote support',
  iam: 'Identity (IAM)',
  pam: 'Privileged access (PAM)',
  docs: 'Documentation',
};
