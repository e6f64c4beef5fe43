/** Whether something is at the console and the client a request is about: never by the console alone, where many clients share it. */
import type { EventBody } from '../../evidence/event.schema.ts';
import { clientAtPage } from '../../record/tenancy.ts';
import type { Snapshot } from '../../wire/api.schema.ts';
import type { RequestView } from '../../wire/lifecycle.schema.ts';

/** An event of this device. */
export function isThere(
  { console: at }: EventBody,
  { object }: Pick<RequestView, 'object'>,
  { consoles, clients }: Pick<Snapshot, 'consoles' | 'clients'>,
): boolean {
  const console = consoles.find(({ id }) => id === object.console.id);
  if (!console || at?.id !== console.id) return false;
  const page = clientAtPage(console, at.tenant);
  const client =
    page.status === 'ours' ? clients.find(({ own }) => own)?.id : page.status === 'client' ? page.id : null;
  return client === object.client;
}
