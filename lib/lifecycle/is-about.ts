/** Whether an event is about an account: the same question on the device that offers it as evidence, and at the collector that takes it. */
import { accountKey, LOGINS } from '../drift/place.ts';
import type { EventBody } from '../evidence/event.schema.ts';
import { isValue } from '../evidence/field-policy.ts';

/** Whichever way the console names the account, and also where the client keeps logins as digests. `salt`: the event's own. */
export function isAbout({ body, salt }: { body: EventBody; salt: string }, name: string): boolean {
  if (body.object?.type !== 'account') return false;
  const fields = (body.fields ?? []).filter(({ attribute }) => (LOGINS as readonly string[]).includes(attribute));
  return [body.object.key, ...fields.flatMap(({ to }) => to ?? [])].some(
    (text) =>
      accountKey(text) === accountKey(name) || isValue(text, name, salt) || isValue(text, accountKey(name), salt),
  );
}
