import { accountFindings } from '../../drift/account-findings.ts';
import { orphan } from '../../drift/apart-findings.ts';
import type { Finding, Holder } from '../../drift/judge.ts';
import type { Observation } from '../../drift/observation.ts';
import { accountKey } from '../../drift/place.ts';
import { peopleOf, resembles } from '../../drift/resembles.ts';
import { rank } from '../../drift/severity.ts';
import type { Account, Client, Technician } from '../../record/record.schema.ts';
import { clientAtPage, namingClient } from '../../record/tenancy.ts';
import type { SeenAccount } from '../frame-visit.ts';
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
 * Null where no account was read, its client is open (a tenant that cannot be read yields nothing), or it is nobody's business of ours.
 */
export async function judgeHere(scene: Scene): Promise<JudgedHere | null> {
  const { visit, console, record } = scene;
  const { seen } = visit;
  const client = seen && namingClient(clientAtPage(console, visit.reading?.tenant), record.snapshot.clients);
  if (!seen || !client || visit.reading?.doubt) return null;
  const { accounts, technicians, templates, exceptions } = record.snapshot;
  const account = accounts.find(
    (one) => one.console === console.id && one.client === client.id && accountKey(one.name) === accountKey(seen.record),
  );
  const technician = account && technicians.find(({ id }) => id === account.technician);
  const observation = observationOf(scene, seen, client);
  if (!account || !technician) return account ? null : unrecorded(scene, seen, client, observation);
  const holder: Holder = {
    technician,
    account,
    client,
    console,
    templates,
    exceptions: exceptions.filter((one) => one.client === client.id),
  };
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

/** One look: everything on it was seen at one moment. */
function observationOf(
  { visit, console, profile, page, identity }: Scene,
  seen: SeenAccount,
  client: Client,
): Observation {
  const { at, record, values } = seen;
  const read = profile ? `${profile.id} ${profile.checked}` : '';
  const shown = Object.entries(values).map(([attribute, value = '']) => [
    attribute,
    [{ value, from: at, to: at, by: identity.technician, read }],
  ]);
  return {
    console: console.id,
    client: client.id,
    account: record,
    shown: Object.fromEntries(shown),
    seenAt: at,
    receivedAt: at,
    how: page?.form ? 'edit' : 'view',
    asked: false,
    page: visit.page ?? '',
    address: visit.origin,
    read,
    tenant: visit.reading?.tenant ?? '',
    signedInAs: visit.reading?.signedInAs ?? '',
    device: identity.id,
    by: identity.technician,
  };
}
