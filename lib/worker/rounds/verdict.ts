/** Whether an account that was shown is as the record says: judged here as the collector does, so that whoever goes through a round sees it at once. */
import { accountFindings } from '../../drift/account-findings.ts';
import type { Client } from '../../record/record.schema.ts';
import type { RoundTarget } from '../../wire/rounds.schema.ts';
import { holdsAccountsAt } from '../held-accounts.ts';
import { holderOf, observationOf } from '../observing/observed-now.ts';
import type { ShownAccount } from '../observing/whose-accounts.ts';
import type { Scene } from '../scene.ts';
import type { Came } from './run.ts';

/** `now` in ms since 1970. */
export function verdictOn(scene: Scene, client: Client, target: RoundTarget, shown: ShownAccount, now: number): Came {
  const { snapshot } = scene.record;
  if (!holdsAccountsAt(snapshot, client, scene.console)) return { result: 'unreadable', differs: [], why: NOT_HERE };
  const account = snapshot.accounts.find(({ id }) => id === target.account);
  if (!account) return different(['account'], 'It is there, and nobody recorded it.');
  const technician = snapshot.technicians.find(({ id }) => id === account.technician);
  // A device knows of nobody who left, unless its person sees the whole record.
  if (!technician) return different(['account'], 'It is there, and whoever it is for is not in the record any more.');
  const observation = observationOf(scene, client, shown, { at: now, asked: true });
  const { findings } = accountFindings(observation, holderOf(scene, client, technician, account), { now });
  const differs = [...new Set(findings.map(({ attribute }) => attribute))].slice(0, 60);
  return differs.length > 0 ? different(differs) : { result: 'right', differs: [] };
}

const NOT_HERE = 'It is there. The collector did not say what the record has of it, so nothing was compared.';

const different = (differs: string[], why?: string): Came => ({
  result: 'different',
  differs,
  ...(why ? { why } : {}),
});
