/** Whether an account that was shown is as the record says: judged here as the collector does, so that whoever goes through a round sees it at once. */
import { accountFindings } from '../../drift/account-findings.ts';
import type { Observation } from '../../drift/observation.ts';
import type { Client } from '../../record/record.schema.ts';
import type { RoundTarget } from '../../wire/rounds.schema.ts';
import { howShown, inOurWords } from '../observing/note-accounts.ts';
import type { ShownAccount } from '../observing/whose-accounts.ts';
import type { Scene } from '../scene.ts';
import type { Came } from './run.ts';

/** `now` in ms since 1970. */
export function verdictOn(scene: Scene, client: Client, target: RoundTarget, shown: ShownAccount, now: number): Came {
  const { snapshot } = scene.record;
  const account = snapshot.accounts.find(({ id }) => id === target.account);
  if (!account) return different(['account'], 'It is there, and nobody recorded it.');
  const technician = snapshot.technicians.find(({ id }) => id === account.technician);
  // A device knows of nobody who left, unless its person sees the whole record.
  if (!technician) return different(['account'], 'It is there, and whoever it is for is not in the record any more.');
  const holder = {
    ...{ technician, account, client, console: scene.console, templates: snapshot.templates },
    exceptions: snapshot.exceptions.filter((one) => one.client === client.id),
  };
  const { findings } = accountFindings(observationOf(scene, client, shown, now), holder, { now });
  const differs = [...new Set(findings.map(({ attribute }) => attribute))].slice(0, 60);
  return differs.length > 0 ? different(differs) : { result: 'right', differs: [] };
}

const different = (differs: string[], why?: string): Came => ({
  result: 'different',
  differs,
  ...(why ? { why } : {}),
});

/** One look: everything on it was seen at one moment. */
function observationOf(scene: Scene, client: Client, one: ShownAccount, now: number): Observation {
  const { visit, console, profile, identity } = scene;
  const read = profile ? `${profile.id} ${profile.checked}` : '';
  const by = identity.technician;
  const { values } = inOurWords(scene, one);
  const shown = Object.entries(values).map(([attribute, value = '']) => [
    attribute,
    [{ value, from: now, to: now, by, read }],
  ]);
  return {
    ...{ console: console.id, client: client.id, account: one.record, shown: Object.fromEntries(shown) },
    ...{
      seenAt: now,
      receivedAt: now,
      how: howShown(scene),
      asked: true,
      page: visit.page ?? '',
      address: visit.origin,
    },
    ...{ read, tenant: visit.reading?.tenant ?? '', signedInAs: visit.reading?.signedInAs ?? '' },
    ...{ device: identity.id, by },
  };
}
