import { accountFindings } from '../../drift/account-findings.ts';
import { orphan } from '../../drift/apart-findings.ts';
import type { Finding } from '../../drift/judge.ts';
import type { Observation } from '../../drift/observation.ts';
import { peopleOf, resembles } from '../../drift/resembles.ts';
import { rank } from '../../drift/severity.ts';
import type { Account, Client, Technician } from '../../record/record.schema.ts';
import type { SeenAccount } from '../frame-visit.ts';
import { holdsAccountsAt } from '../held-accounts.ts';
import { clientShown } from '../observing/note-accounts.ts';
import { holderOf, observationOf } from '../observing/observed-now.ts';
import { ourAccounts, type ShownAccount } from '../observing/whose-accounts.ts';
import type { Scene } from '../scene.ts';
import { trustedNow } from '../trusted-time.ts';

/** What is wrong with the account the page shows. */
export interface JudgedHere {
  client: Client;
  technician: Technician | null;
  /** null: nobody recorded it */
  account: Account | null;
  seen: SeenAccount;
  /** worst first */
  findings: Finding[];
}

/**
 * Compares what was read on this page with what the record on this device derives, as the collector does with observations: it works offline, and what it finds is there at once.
 * Null where no account was read, its client is open (a tenant that cannot be read yields nothing), it is nobody's business of ours, or this device was not told which accounts are
 * recorded there.
 */
export async function judgeHere(scene: Scene): Promise<JudgedHere | null> {
  const { visit, record } = scene;
  const { seen } = visit;
  const client = seen && clientShown(scene);
  if (!seen || !client || visit.reading?.doubt || !holdsAccountsAt(record.snapshot, client, scene.console)) return null;
  const account = ourAccounts(scene, client, [shownOf(seen)], true)[0]?.account;
  const technician = account && record.snapshot.technicians.find(({ id }) => id === account.technician);
  const observation = observationOf(scene, client, shownOf(seen), { at: seen.at, asked: false });
  if (!account || !technician) return account ? null : unrecorded(scene, seen, client, observation);
  const holder = holderOf(scene, client, technician, account);
  const { findings } = accountFindings(observation, holder, { now: await trustedNow(scene.identity) });
  return {
    client,
    technician,
    account,
    seen,
    findings: findings.sort((a, b) => rank(a.severity) - rank(b.severity) || (a.attribute < b.attribute ? -1 : 1)),
  };
}

function unrecorded({ record }: Scene, seen: SeenAccount, client: Client, observation: Observation): JudgedHere | null {
  const { technicians, clients } = record.snapshot;
  const people = peopleOf(
    technicians,
    clients.find(({ own }) => own),
  );
  const like = resembles(seen.record, seen.values, people);
  const finding = like && orphan(observation, like);
  return finding ? { client, technician: like.technician, account: null, seen, findings: [finding] } : null;
}

/** As it was read (lib/wire/page.schema.ts). */
const shownOf = ({ record, values }: SeenAccount): ShownAccount => ({ record, values }) as ShownAccount;
