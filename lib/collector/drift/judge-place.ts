/** One place judged: what is wrong there, how it stands on the board, and when to look again. */

import { type AccountFindings, accountFindings } from '../../drift/account-findings.ts';
import { machineOverdue, notFound, orphan, usedByOther } from '../../drift/apart-findings.ts';
import { type Circumstances, DAY_MS, type Finding, maxAgeMs } from '../../drift/judge.ts';
import { partOf } from '../../drift/mend.ts';
import type { Observation } from '../../drift/observation.ts';
import { resembles } from '../../drift/resembles.ts';
import { isValue } from '../../evidence/field-policy.ts';
import type { MachineIdentity } from '../../record/machine-identity.schema.ts';
import type { Account, Technician } from '../../record/record.schema.ts';
import type { Writing } from '../database.ts';
import type { Loaded } from './load-places.ts';
import type { RecordView } from './record-view.ts';

export interface JudgedPlace {
  place: string;
  client: string;
  console: string;
  /** as the console names it */
  name: string;
  account: Account | undefined;
  technician: Technician | undefined;
  observation: Observation | undefined;
  findings: Finding[];
  allowed: Finding[];
  unanchored: AccountFindings['unanchored'];
  /** of a recorded account: `.`, `-` or `o` (drift-tables.ts) */
  mark: string | undefined;
  unknown: number;
  nextLook: number;
}

const USED_DAYS = 90;

/** Null where nothing is recorded and nothing was seen. */
export async function judgePlace(
  trx: Writing,
  place: string,
  loaded: Loaded,
  view: RecordView,
  now: number,
): Promise<JudgedPlace | null> {
  const recorded = loaded.accounts.get(place);
  const observation = loaded.observations.get(place);
  const at = recorded?.row ?? observation;
  const client = at && view.clients.get(at.client);
  const console = at && view.consoles.get(at.console);
  if (!at || !client || !console) return null;
  const base = {
    place,
    client: client.id,
    console: console.id,
    observation,
    allowed: [],
    unanchored: [],
    unknown: 0,
    nextLook: Number.POSITIVE_INFINITY,
  };
  const technician = recorded && loaded.technicians.get(recorded.account.technician);
  if (!recorded || !technician) {
    if (!observation) return null;
    const fresh = now - observation.seenAt <= maxAgeMs(client);
    const texts = Object.fromEntries(
      Object.entries(observation.shown).map(([attribute, [seen]]) => [attribute, seen?.value ?? null]),
    );
    const like = fresh ? resembles(observation.account, texts, await view.people(trx)) : undefined;
    const finding = like && orphan(observation, like);
    const nextLook = fresh ? observation.seenAt + maxAgeMs(client) + 1 : Number.POSITIVE_INFINITY;
    return {
      ...base,
      name: observation.account,
      account: undefined,
      technician: like?.technician ?? undefined,
      findings: finding ? [finding] : [],
      mark: undefined,
      nextLook,
    };
  }
  const { account, row } = recorded;
  const judged: JudgedPlace = {
    ...base,
    name: observation?.account ?? account.name,
    account,
    technician,
    findings: [],
    mark: '.',
  };
  if (observation) {
    const exceptions = loaded.exceptions.filter((one) => one.client === client.id);
    const holder = { technician, account, client, console, templates: view.templates, exceptions };
    const found = accountFindings(observation, holder, circumstances(judged, loaded, Date.parse(row.recorded_at), now));
    Object.assign(judged, {
      findings: found.findings,
      allowed: found.allowed,
      unanchored: found.unanchored,
      unknown: found.unknown,
      nextLook: found.nextLook,
    });
    judged.mark = now - observation.seenAt <= maxAgeMs(client) ? 'o' : '-';
  }
  addApart(judged, loaded, technician, account, Date.parse(row.recorded_at), now);
  return judged;
}

function addApart(
  judged: JudgedPlace,
  loaded: Loaded,
  technician: Technician,
  account: Account,
  recordedAt: number,
  now: number,
): void {
  const began = loaded.looks.get(`${judged.client} ${judged.console}`)?.list_began;
  const lost = began && notFound(account, technician, recordedAt, judged.observation?.seenAt, Date.parse(began));
  if (lost) judged.findings.push(lost);
  for (const use of loaded.uses.get(judged.place) ?? []) {
    const last = Date.parse(use.last_at);
    const over = last + USED_DAYS * DAY_MS;
    if (over <= now) continue;
    const other = usedByOther(account, { technician: use.technician, from: Date.parse(use.first_at), to: last });
    if (other) judged.findings.push(other);
    judged.nextLook = Math.min(judged.nextLook, over);
  }
}

function circumstances(
  { place, client, console }: JudgedPlace,
  loaded: Loaded,
  recordedAt: number,
  now: number,
): Circumstances {
  return {
    now,
    deeds: [...(loaded.deeds.get(place) ?? []), ...(loaded.deeds.get(`${client} ${console}`) ?? [])],
    saidSince: (attribute, provenance) => {
      if (provenance.from === 'account') return recordedAt;
      if (provenance.from !== 'record' && provenance.from !== 'rule') return undefined;
      const path = provenance.from === 'record' ? provenance.path : '';
      const part = path === 'contract.ends' ? 'contract' : provenance.from === 'rule' ? 'name' : partOf(attribute);
      return part && loaded.changedAt.get(`${provenance.technician} ${part}`);
    },
    isDigestOf: (digest, entry, value) => {
      const salt = loaded.salts.get(entry);
      return salt === undefined ? undefined : isValue(digest, value, salt);
    },
  };
}

/** A machine identity stands where its console is; without one, at its client alone. */
export function judgeMachine(place: string, machine: MachineIdentity, now: number): JudgedPlace {
  const { finding, nextLook } = machineOverdue(machine, now);
  return {
    ...{
      place,
      client: machine.client,
      console: machine.console ?? '',
      name: machine.name,
      account: undefined,
      technician: undefined,
      observation: undefined,
    },
    findings: finding ? [finding] : [],
    ...{ allowed: [], unanchored: [], mark: undefined, unknown: 0, nextLook },
  };
}
