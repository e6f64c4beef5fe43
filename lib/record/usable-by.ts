import type { Account, Technician } from './record.schema.ts';

export type Usable = { usable: true } | { usable: false; why: string; mend: string };

/**
 * Whether the technician may use the account at a moment (ms since 1970, a clock that cannot be set back), and if not, why. It is used by whom it belongs to and by those
 * it names (`usedBy`: shared, delegated and segmented accounts), until its last moment. A break-glass account has no last moment: each use of it alarms instead.
 */
export function usableBy(account: Account, technician: Technician, at: number): Usable {
  const { name, status, until, purpose } = account;
  if (status === 'gone')
    return no(`The account “${name}” is gone.`, 'A lead or administrator gives another in the options.');
  if (account.technician !== technician.id && !account.usedBy?.includes(technician.id))
    return no(
      `The account “${name}” is not one that ${technician.displayName} may use.`,
      'A lead or administrator adds who may use it in the options.',
    );
  if (until !== undefined && purpose !== 'break-glass' && Date.parse(until) <= at)
    return no(
      `The account “${name}” could be used until ${until.slice(0, 16).replace('T', ' ')} UTC.`,
      'A lead or administrator sets a later end in the options.',
    );
  return { usable: true };
}

function no(why: string, mend: string): Usable {
  return { usable: false, why, mend };
}
