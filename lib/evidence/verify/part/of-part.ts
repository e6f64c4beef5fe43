/** What the first line says the pack is a part of, held to what follows it. */
import type { EventBody } from '../../event.schema.ts';
import type { PartBatch, PartHeader } from '../../pack/part.schema.ts';
import { refuse } from '../refuse.ts';

/** The time of receipt is covered by the batch's receipt. A pack of all clients holds every entry of its batches. */
export function checkPeriod({ of }: PartHeader, { first, count, shown, receivedAt }: PartBatch): void {
  const at = Date.parse(receivedAt);
  if ((of.from !== null && at < Date.parse(of.from)) || (of.to !== null && at >= Date.parse(of.to)))
    refuse(
      'pack.part',
      `The batch of entry ${first} was received at ${receivedAt}, outside of the period of this pack.`,
    );
  if (of.client === null && shown.length < count)
    refuse(
      'pack.part',
      `The pack is of all clients, and of the batch of entry ${first} it holds ${shown.length} of ${count} entries only.`,
    );
}

export function checkClient(client: string | null, index: number, body: EventBody): void {
  if (client !== null && body.client?.id !== client)
    refuse(
      'pack.part',
      `Entry ${index} is ${body.client ? `of ${body.client.id}` : 'of no client'}, and the pack is said to be of ${client}.`,
    );
}

/** Where it is of all clients and all times, it is all of the log. */
export function checkWhole({ of, entries, size }: PartHeader): void {
  if (of.client === null && of.from === null && of.to === null && entries !== size)
    refuse(
      'pack.part',
      `The pack is said to be of everything, and holds ${entries} of the ${size} entries of the log.`,
    );
}
