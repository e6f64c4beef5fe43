/** An event as a sighting: whose account it is the collector decides itself, from the console and the tenant that was read. */

import { isObservable } from '../../drift/observable.ts';
import type { HowShown, Sighting } from '../../drift/observation.ts';
import type { EventBody } from '../../evidence/event.schema.ts';
import { pageAddress } from '../../evidence/page-address.ts';
import { clientAtPage } from '../../record/tenancy.ts';
import { observedDetailSchema } from '../../wire/drift.schema.ts';
import type { RecordView } from './record-view.ts';

export interface LogEntry {
  index: number;
  receivedAt: string;
  salt: string;
  body: EventBody;
}

/** As much of the record as tells whose page it was. */
export type PlaceView = Pick<RecordView, 'consoles' | 'clients' | 'own'>;

/** The client whose consoles page an event was made on; undefined where it cannot be told: then nothing is taken from it. */
export function clientOf(body: EventBody, view: PlaceView): { console: string; client: string } | undefined {
  const console = view.consoles.get(body.console?.id ?? '');
  if (!console) return undefined;
  const at = clientAtPage(console, body.console?.tenant);
  const client = at.status === 'ours' ? view.own?.id : at.status === 'client' ? at.id : undefined;
  return client !== undefined && view.clients.has(client) ? { console: console.id, client } : undefined;
}

/** When it was seen, by a device's clock that is never ahead of the collector's. */
export const seenAt = ({ body, receivedAt }: LogEntry): number => Math.min(Date.parse(body.at), Date.parse(receivedAt));

export const readBy = ({ console }: EventBody): string =>
  console?.profile ? `${console.profile} ${console.profileVersion ?? ''}`.trim() : '';

export function sightingOf(entry: LogEntry, view: PlaceView): Sighting | undefined {
  const { body, index, receivedAt } = entry;
  const at = clientOf(body, view);
  if (!at || body.outcome !== 'success' || body.object?.type !== 'account') return undefined;
  const detail = observedDetailSchema.safeParse(body.detail ?? {}).data;
  const values: Sighting['values'] = {};
  for (const { attribute, to, policy } of body.fields ?? []) {
    if (!isObservable(attribute)) continue;
    if (policy === 'omit') values[attribute] = { value: null, policy };
    else if (policy === 'digest' && to) values[attribute] = { value: null, policy, digest: to, entry: index };
    else if (to !== undefined) values[attribute] = { value: to };
  }
  return {
    ...at,
    account: body.object.key,
    values,
    seenAt: seenAt(entry),
    receivedAt: Date.parse(receivedAt),
    how: (detail?.shown ?? 'view') as HowShown,
    asked: detail?.round !== undefined,
    page: body.page?.id ?? '',
    address: body.page ? (pageAddress(`${body.page.origin}${body.page.path}`) ?? '') : '',
    read: readBy(body),
    tenant: body.console?.tenant ?? '',
    signedInAs: body.console?.signedInAs ?? '',
    device: body.actor.device,
    by: body.actor.technician,
  };
}
