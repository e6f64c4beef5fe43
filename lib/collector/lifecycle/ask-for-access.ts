/** `POST /v1/requests`. */

import { maskText } from '../../evidence/mask.ts';
import type { AccessRequest } from '../../lifecycle/request.ts';
import { accountClient } from '../../record/tenancy.ts';
import type { Ask } from '../../wire/lifecycle.schema.ts';
import type { Caller } from '../caller.ts';
import type { Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { actorOf } from '../own-events.ts';
import { type Asking, askFor, type Wanted, wantedBy } from './ask.ts';
import { personOf } from './person.ts';
import { needed, type RecordAt, recordAt } from './record-at.ts';
import { ticketSeen } from './ticket-seen.ts';

export interface Asked {
  requests: AccessRequest[];
  left: string[];
}

export async function askForAccess(trx: Writing, caller: Caller, ask: Ask, at: string): Promise<Asked> {
  const record = await recordAt(trx);
  const client = await needed(trx, 'clients', ask.client);
  const technician = await needed(trx, 'technicians', ask.technician);
  if (!technician.active) throw new Refused('record.reference', { kind: 'active technician', id: technician.id });
  const ticket = ask.ticket && (await ticketSeen(trx, ask.ticket, [client.id]));
  const { wanted, left } = ask.template
    ? wantedBy(record, technician, client, await needed(trx, 'templates', ask.template), {
        only: ask.console,
        hours: ask.hours,
      })
    : { wanted: [await bareWanted(trx, record, ask, client, technician)], left: [] };
  if (wanted.length === 0)
    throw new Refused('lifecycle.nothing', {
      why: left[0] ?? 'The template gives nothing in the consoles this client has.',
    });
  const asking: Asking = {
    ...{ trx, at, record, actor: actorOf(caller), owner: caller.technician },
    person: await personOf(trx, caller, client),
    evidence: { ticket, ticketRequired: client.ticketRequired, why: ask.why && maskText(ask.why) },
  };
  const requests: AccessRequest[] = [];
  for (const one of wanted) requests.push(await askFor(asking, one));
  return { requests, left };
}

/** Beyond what templates give, people decide. */
async function bareWanted(
  trx: Writing,
  { consoles, own }: RecordAt,
  ask: Ask,
  client: Wanted['client'],
  technician: Wanted['technician'],
): Promise<Wanted> {
  const console = consoles.find(({ id }) => id === ask.console);
  if (!console) throw new Refused('record.reference', { kind: 'console', id: ask.console ?? '' });
  if (accountClient(console, client.id, own?.id) === undefined)
    throw new Refused('record.tenancy', { client: client.id, console: console.id });
  const exception = ask.exception === undefined ? null : await needed(trx, 'exceptions', ask.exception);
  if (exception && exception.client !== client.id)
    throw new Refused('record.reference', { kind: 'exception of this client', id: exception.id });
  return {
    ...{ technician, client, console, purpose: ask.purpose, role: ask.role ?? null, groups: ask.groups },
    ...{ without: ask.without, hours: ask.hours },
    exception: exception && { id: exception.id, version: exception.version },
  };
}
