/** What somebody has, and what was seen of theirs: all that must end when they, or the client it is at, go. */
import type { Account, Technician } from '../../record/record.schema.ts';
import type { Writing } from '../database.ts';
import { objectsNaming } from '../references.ts';
import type { RecordAt } from './record-at.ts';
import type { Ending } from './remove.ts';

export const isThere = ({ status }: Account): boolean => status === 'active' || status === 'planned';

/** What somebody has: their own accounts, what was seen of theirs and never recorded, and shared secrets they knew. */
export async function endingsOf(trx: Writing, record: RecordAt, technician: Technician): Promise<Ending[]> {
  const named = await objectsNaming(trx, 'accounts', 'technicians', [technician.id]);
  const own = named.filter((one) => one.technician === technician.id && isThere(one) && !isShared(one));
  const shared = named.filter((one) => one.status === 'active' && reaches(one, technician.id));
  return [
    ...own.flatMap((one) => endingIn(record, one, technician) ?? []),
    ...(await orphans(trx, record, (row) => row.where('technician', '=', technician.id), technician)),
    ...shared.flatMap((one) => endingIn(record, one, technician, 'rotation') ?? []),
    ...(await machinesOf(trx, record, 'technicians', technician)),
  ];
}

/** It goes on being used when whoever answers for it leaves: its secret is replaced, and it is given to somebody else. */
export const isShared = ({ purpose }: Pick<Account, 'purpose'>): boolean =>
  purpose === 'shared' || purpose === 'break-glass';

/** They knew its secret: as one of those who use it, or because they answered for it. */
const reaches = (account: Account, id: string): boolean =>
  (account.usedBy ?? []).includes(id) || (account.technician === id && isShared(account));

/** Programs' keys that somebody answers for, or that are for one client, where the record says in which console they are made anew. */
export async function machinesOf(
  trx: Writing,
  { clients, consoles }: RecordAt,
  of: 'technicians' | 'clients',
  { id, version }: { id: string; version: number },
): Promise<Ending[]> {
  const machines = await objectsNaming(trx, 'machines', of, [id]);
  return machines.flatMap((one): Ending[] => {
    const client = clients.get(one.client);
    const console = consoles.find((other) => other.id === one.console);
    if (!client || !console || (of === 'technicians' && one.owner !== id)) return [];
    return [
      {
        ...{ change: 'rotation', subject: of === 'technicians' ? { id, version } : null, client, console },
        ...{ account: { id: null, name: one.name, purpose: null }, roles: [], machine: true },
      },
    ];
  });
}

export function endingIn(
  { clients, consoles }: RecordAt,
  account: Account,
  technician: Technician | null,
  change: Ending['change'] = 'removal',
): Ending | undefined {
  const client = clients.get(account.client);
  const console = consoles.find(({ id }) => id === account.console);
  if (!client || !console) return undefined;
  const { id, name, purpose, roles, path } = account;
  return { change, subject: technician, client, console, account: { id, name, purpose }, roles, path };
}

type Orphans = ReturnType<typeof seenOrphans>;
const seenOrphans = (trx: Writing) =>
  trx
    .selectFrom('drift_findings')
    .select(['client', 'console', 'account', 'technician'])
    .where('kind', '=', 'orphan')
    .where('recorded', 'is', null);

/** Accounts that were seen, look like theirs, and nobody recorded (drift/resembles.ts). */
export async function orphans(
  trx: Writing,
  { clients, consoles }: RecordAt,
  narrow: (rows: Orphans) => Orphans,
  technician: Technician | null = null,
): Promise<Ending[]> {
  const rows = await narrow(seenOrphans(trx)).execute();
  return rows.flatMap((row): Ending[] => {
    const client = clients.get(row.client);
    const console = consoles.find(({ id }) => id === row.console);
    if (!client || !console) return [];
    return [
      {
        change: 'removal',
        subject: technician,
        client,
        console,
        account: { id: null, name: row.account, purpose: null },
        roles: [],
      },
    ];
  });
}
