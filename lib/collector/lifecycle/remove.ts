/** Access that is there must end: an account of the record, or one that was seen and nobody recorded. */
import { v7 as uuid } from 'uuid';
import { maskText } from '../../evidence/mask.ts';
import type { Beginning } from '../../lifecycle/begin.ts';
import type { ChangeKind, ExactObject } from '../../lifecycle/exact-object.schema.ts';
import { type AccountToEnd, partsToEnd } from '../../lifecycle/parts-to-end.ts';
import type { AccessRequest } from '../../lifecycle/request.ts';
import type { Account, Client, Console } from '../../record/record.schema.ts';
import { accountClient } from '../../record/tenancy.ts';
import type { Removal } from '../../wire/lifecycle.schema.ts';
import type { Caller } from '../caller.ts';
import type { Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { findObject, ownClient } from '../objects.ts';
import { actorOf, type OwnEvent } from '../own-events.ts';
import { sayWith } from '../sources/say-with.ts';
import { type Begun, begun } from './begun.ts';
import { personOf } from './person.ts';
import { needed } from './record-at.ts';
import { insertRequests, sameAsked } from './requests.ts';
import { ticketSeen } from './ticket-seen.ts';

/** An account as it is to be ended. `account.id` null: nobody recorded it. */
export interface Ending {
  change: Extract<ChangeKind, 'removal' | 'rotation'>;
  subject: { id: string; version: number } | null;
  client: Client;
  console: Console;
  account: { id: string | null; name: string; purpose: Account['purpose'] | null };
  /** what is known of its roles: they say how much depends on it */
  roles: readonly string[];
  path?: Account['path'];
  /** a program's identity */
  machine?: boolean;
}

export const objectOf = ({ change, subject, client, console, account, roles }: Ending): ExactObject => ({
  ...{ v: 1, change, subject: subject && { technician: subject.id, version: subject.version }, client: client.id },
  convention: client.convention.version,
  console: { id: console.id, version: console.version, profile: console.profile },
  account,
  ...{ role: roles[0] ?? null, groups: roles.slice(1), without: [], template: null, exception: null, maxHours: null },
});

export const accountOf = ({ change, console, path = 'member', machine }: Ending): AccountToEnd => ({
  ...{ change, kind: console.kind, path, machine },
});

/** Throws `Refused`. */
export function removalOf(
  ending: Ending,
  given: Pick<Beginning, 'by' | 'evidence' | 'at' | 'owner' | 'movement' | 'behalf'> & { actor: OwnEvent['actor'] },
): Begun {
  const { actor, ...rest } = given;
  const made = begun(
    {
      name: 'ask-removal',
      id: `req-${uuid()}`,
      object: objectOf(ending),
      toEnd: partsToEnd(accountOf(ending)),
      ...rest,
    },
    actor,
    ending.client,
  );
  if ('refused' in made) throw made.refused;
  return made;
}

/** `POST /v1/removals`. Gives the request that asks for it already, where there is one. */
export async function askForRemoval(
  trx: Writing,
  caller: Caller,
  removal: Removal,
  at: string,
): Promise<AccessRequest> {
  const ending = await endingOf(trx, removal);
  const person = await personOf(trx, caller, ending.client);
  if (!person.serves) throw new Refused('client.notServed');
  const ticket = removal.ticket && (await ticketSeen(trx, removal.ticket, [ending.client.id]));
  if (removal.owner) await needed(trx, 'technicians', removal.owner);
  const made = removalOf(ending, {
    ...{ by: person, actor: actorOf(caller), at, owner: removal.owner ?? caller.technician },
    evidence: { why: maskText(removal.why), ticket },
  });
  const same = await sameAsked(trx, made.request, ['revocation-requested', 'revoked']);
  if (same) return same;
  await insertRequests(trx, [made]);
  await sayWith(trx, made.event);
  return made.request;
}

async function endingOf(trx: Writing, removal: Removal): Promise<Ending> {
  if (removal.account !== undefined) return endingOfAccount(trx, await needed(trx, 'accounts', removal.account));
  const { console, client, name } = removal as { console: string; client: string; name: string };
  const at = await needed(trx, 'consoles', console);
  if (accountClient(at, client, await ownClient(trx)) === undefined)
    throw new Refused('record.tenancy', { client, console });
  return {
    ...{ change: 'removal', subject: null, client: await needed(trx, 'clients', client), console: at, roles: [] },
    account: { id: null, name, purpose: null },
  };
}

async function endingOfAccount(trx: Writing, account: Account): Promise<Ending> {
  const subject = (await findObject(trx, 'technicians', account.technician)) ?? null;
  return {
    ...{ change: 'removal', subject, client: await needed(trx, 'clients', account.client), roles: account.roles },
    console: await needed(trx, 'consoles', account.console),
    path: account.path,
    account: { id: account.id, name: account.name, purpose: account.purpose },
  };
}
