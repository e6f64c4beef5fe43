/** Changes that wait for a second administrator. */
import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Proposal } from '../../wire/admin.schema.ts';
import type { Caller } from '../caller.ts';
import type { Change } from '../change-object.ts';
import type { Database, Tables, Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import type { Kind, Kinds } from '../kinds.ts';
import { findObject } from '../objects.ts';
import { OPEN_FIRST } from '../open-first.ts';
import { changeRecord, type Saying } from '../sources/say-with.ts';
import { eventType, said } from './said.ts';
import { dropObject, writeObject } from './write-object.ts';

const LISTED = 200;

/** Keeps the change until somebody decides. Throws `Refused` 409 while another one of the same object waits. */
export async function propose<K extends Kind>(
  trx: Writing,
  caller: Caller,
  kind: K,
  { id, before, body, clients }: { id: string; before: Kinds[K] | undefined; body: Kinds[K] | null; clients: string[] },
  { at, by, why }: Change,
): Promise<Proposal> {
  const open = await trx
    .selectFrom('proposals')
    .select('id')
    .where('kind', '=', kind)
    .where('object', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (open) throw new Refused('proposal.open');
  const row = {
    ...{ id: `pro-${randomUUID()}`, kind, object: id, body: body && JSON.stringify(body) },
    ...{ base: before?.version ?? 0, by, at, why: why ?? null, clients: JSON.stringify(clients), state: 'open' },
    ...{ decided_by: null, decided_at: null, reason: null },
  };
  await trx.insertInto('proposals').values(row).execute();
  await said(trx, caller, {
    ...{ verb: 'change.proposed', object: { type: eventType(kind), key: id } },
    detail: { proposal: row.id, base: row.base, clients: clients.join(', ').slice(0, 512), ...(why ? { why } : {}) },
  });
  return shown(row);
}

/** Open ones first, each newest first; at most 200. */
export async function listProposals(db: Database, state?: Proposal['state']): Promise<Proposal[]> {
  const all = db
    .selectFrom('proposals')
    .selectAll()
    .orderBy(OPEN_FIRST)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(LISTED);
  return (await (state ? all.where('state', '=', state) : all).execute()).map(shown);
}

export async function findProposal(db: Database, id: string): Promise<Proposal> {
  const row = await db.selectFrom('proposals').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Refused('proposal.unknown');
  return shown(row);
}

/** Makes the change, by another administrator than the one who proposed it. Throws `Refused`: 403 to that one, 409 when decided or when the object moved since. */
export async function acceptProposal(
  saying: Saying,
  caller: Caller,
  id: string,
  { at, by }: Change,
): Promise<Proposal> {
  return changeRecord(saying, async (trx) => {
    const proposal = await undecided(trx, id);
    if (proposal.by === by) throw new Refused('proposal.own');
    const { kind, object } = proposal;
    const current = await findObject(trx, kind, object);
    if ((current?.version ?? 0) !== proposal.base)
      throw new Refused('proposal.moved', { version: current?.version ?? 'none (removed)' });
    const change = { at, by, why: [`Proposed by ${proposal.by}`, proposal.why].filter(Boolean).join(': ') };
    if (proposal.body === null) await dropObject(trx, kind, object, change);
    else await writeObject(trx, kind, proposal.body as Kinds[typeof kind], change);
    return decide(trx, caller, proposal, { state: 'accepted', decided_by: by, decided_at: at, reason: null });
  });
}

/** Says no to it, or takes it back. Throws `Refused` 404, 409. */
export async function declineProposal(
  saying: Saying,
  caller: Caller,
  id: string,
  { at, by, why }: Change,
): Promise<Proposal> {
  return changeRecord(saying, async (trx) => {
    const decision = { state: 'declined', decided_by: by, decided_at: at, reason: why ?? null };
    return decide(trx, caller, await undecided(trx, id), decision);
  });
}

async function undecided(trx: Writing, id: string): Promise<Proposal> {
  const proposal = await findProposal(trx, id);
  if (proposal.state !== 'open') throw new Refused('proposal.decided', { state: proposal.state });
  return proposal;
}

async function decide(
  trx: Writing,
  caller: Caller,
  { id, kind, object, by }: Proposal,
  decision: { state: string; decided_by: string; decided_at: string; reason: string | null },
): Promise<Proposal> {
  await trx.updateTable('proposals').set(decision).where('id', '=', id).execute();
  await said(trx, caller, {
    ...{ verb: 'change.decided', object: { type: eventType(kind), key: object } },
    detail: {
      proposal: id,
      proposedBy: by,
      decision: decision.state,
      ...(decision.reason ? { why: decision.reason } : {}),
    },
  });
  return findProposal(trx, id);
}

const shown = (row: Selectable<Tables['proposals']>): Proposal => ({
  ...{ id: row.id, kind: row.kind as Kind, object: row.object, body: row.body && JSON.parse(row.body) },
  ...{ base: row.base, by: row.by, at: row.at, why: row.why, clients: JSON.parse(row.clients) as string[] },
  ...{
    state: row.state as Proposal['state'],
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    reason: row.reason,
  },
});
