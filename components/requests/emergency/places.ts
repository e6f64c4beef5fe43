/** Where an emergency can begin, by the record this device holds. */
import type { Account, Console } from '../../../lib/record/record.schema.ts';
import { accountClient } from '../../../lib/record/tenancy.ts';
import type { RecordAnswer } from '../../../lib/wire/own.ts';

const ownOf = ({ clients }: Pick<RecordAnswer, 'clients'>): string | undefined => clients.find(({ own }) => own)?.id;

/** Consoles in which there are accounts for work at the client. A ticketing system is no place to break in to. */
export function consolesOf(record: RecordAnswer, client: string): Console[] {
  if (!client) return [];
  return record.consoles.filter(
    (console) => console.kind !== 'psa' && accountClient(console, client, ownOf(record)) !== undefined,
  );
}

/** What this person may already sign in with there: their own, shared ones they use; those made to break in with first. */
export function accountsAt(record: RecordAnswer, console: Console, client: string, technician: string): Account[] {
  const at = accountClient(console, client, ownOf(record));
  const mine = record.accounts.filter(
    (one) =>
      one.console === console.id &&
      one.client === at &&
      one.status !== 'gone' &&
      (one.technician === technician || one.usedBy?.includes(technician)),
  );
  const first = (one: Account) => (one.purpose === 'break-glass' ? 0 : one.purpose === 'admin' ? 1 : 2);
  return mine.sort((a, b) => first(a) - first(b) || a.name.localeCompare(b.name));
}
