import { requestOfEmergency } from '../../lifecycle/request.ts';
import type { OwnMessage } from '../../wire/own.schema.ts';
import type { Identity } from '../database.ts';
import { Refused } from '../errors.ts';
import { ticketOf } from '../event-about.ts';
import { recordEvent } from '../record-event.ts';
import { follow } from '../requests/followed.ts';
import { cachedRecord } from '../snapshot.ts';
import { ticketByKey } from '../tickets.ts';

type Asked = Extract<OwnMessage, { type: 'own.emergency' }>;

const HOUR_MS = 3_600_000;

/**
 * Work that cannot wait begins with an event on this device, also where no collector is reached; the collector makes a request of it when it arrives.
 * Throws `Refused` where this device does not know the place, or the event cannot be stored: then nothing began.
 */
export async function beginEmergency(
  identity: Identity,
  { client: clientId, console: consoleId, account, hours, why, ticket: key }: Asked,
): Promise<{ until: string }> {
  const record = await cachedRecord(identity);
  const client = record?.snapshot.clients.find(({ id }) => id === clientId);
  const console = record?.snapshot.consoles.find(({ id }) => id === consoleId);
  if (!record || !client || !console)
    throw new Refused(
      'console.unknown',
      'This browser does not know that client or console. Synchronise the record in the options, then try again.',
    );
  const ticket = key === undefined ? null : await ticketByKey(identity, key, record.snapshot);
  const { body } = await recordEvent(identity, {
    ...{ verb: 'emergency.begun', outcome: 'success' },
    subject: { technician: identity.technician, version: identity.technicianVersion },
    ...(ticket ? { ticket: ticketOf(ticket) } : {}),
    client: { id: client.id, version: client.version },
    console: { id: console.id, profile: console.profile },
    object: { type: 'account', key: account },
    detail: { why, hours },
  });
  // The collector names the request by the event.
  await follow(identity, requestOfEmergency(body.id));
  return { until: new Date(Date.parse(body.at) + hours * HOUR_MS).toISOString() };
}
