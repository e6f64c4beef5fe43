import type { Account } from '../../record/record.schema.ts';
import { Refused } from '../errors.ts';

/** Throws `Refused` 422 for an account that contradicts itself: an end that cannot be, or others using what is somebody's own. */
export function checkAccount(account: Account): void {
  const { purpose, path, until, usedBy = [], technician } = account;
  if (purpose === 'break-glass' && until !== undefined) throw new Refused('account.breakGlass');
  if (usedBy.length === 0) return;
  if (purpose === 'everyday' && path !== 'delegated') throw new Refused('account.usedBy', { id: account.id });
  const twice = usedBy.find((who, at) => who === technician || usedBy.indexOf(who) !== at);
  if (twice) throw new Refused('account.usedByItself', { who: twice });
}
