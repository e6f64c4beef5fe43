/** What a page shows of one account, in the form the collector judges: so that this device judges by the same rules (lib/drift). */
import type { Holder } from '../../drift/judge.ts';
import type { Observation } from '../../drift/observation.ts';
import type { Account, Client, Technician } from '../../record/record.schema.ts';
import type { Scene } from '../scene.ts';
import { howShown, inOurWords } from './note-accounts.ts';
import type { ShownAccount } from './whose-accounts.ts';

/** One look: everything on it was seen at one moment. `at` in ms since 1970; `asked`: a round opened the page for it. */
export function observationOf(
  scene: Scene,
  client: Client,
  account: ShownAccount,
  { at, asked }: { at: number; asked: boolean },
): Observation {
  const { visit, console, profile, identity } = scene;
  const { values } = inOurWords(scene, account);
  const by = identity.technician;
  const read = profile ? `${profile.id} ${profile.checked}` : '';
  const shown = Object.entries(values).map(([attribute, value = '']) => [
    attribute,
    [{ value, from: at, to: at, by, read }],
  ]);
  return {
    console: console.id,
    client: client.id,
    account: account.record,
    shown: Object.fromEntries(shown),
    seenAt: at,
    receivedAt: at,
    how: howShown(scene),
    asked,
    page: visit.page ?? '',
    address: visit.origin,
    read,
    tenant: visit.reading?.tenant ?? '',
    signedInAs: visit.reading?.signedInAs ?? '',
    device: identity.id,
    by,
  };
}

/** Whose account it is at this console, and what the record says there. */
export function holderOf({ console, record }: Scene, client: Client, technician: Technician, account: Account): Holder {
  const { templates, exceptions } = record.snapshot;
  return {
    technician,
    account,
    client,
    console,
    templates,
    exceptions: exceptions.filter((one) => one.client === client.id),
  };
}
