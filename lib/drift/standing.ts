/** Whether an account should work at a moment, by the record. */
import type { Account, Technician } from '../record/record.schema.ts';

export interface Standing {
  should: boolean | undefined;
  why: 'leaver' | 'contract' | 'account' | 'past' | 'works';
  /** since when the record says so, where it says */
  since?: number;
}

/** `should` undefined: it is only planned, or gone and perhaps not yet. A leaver comes before everything else. */
export function standingOf(technician: Technician, account: Account, now: number): Standing {
  const ends = technician.contract && Date.parse(technician.contract.ends);
  if (!technician.active) return { should: false, why: 'leaver' };
  if (ends !== undefined && ends < now) return { should: false, why: 'contract', since: ends };
  if (account.status === 'disabled' || account.status === 'gone') return { should: false, why: 'account' };
  const until = account.until && Date.parse(account.until);
  if (until !== undefined && until !== '' && until < now) return { should: false, why: 'past', since: until };
  return { should: account.status === 'planned' ? undefined : true, why: 'works' };
}
