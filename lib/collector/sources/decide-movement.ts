/** A lead or an administrator confirms a movement, or undoes it. What is held is decided for all its source holds. */
import type { Selectable } from 'kysely';
import { OWNABLE, type Ownable } from '../../record/access.schema.ts';
import { ownablePart, withPart } from '../../record/ownable.ts';
import type { Technician } from '../../record/record.schema.ts';
import type { MovementKind } from '../../wire/sources.schema.ts';
import type { Tables, Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { readGrant, setGrant } from '../grants.ts';
import { findObject } from '../objects.ts';
import type { OwnEvent } from '../own-events.ts';
import { BY_HAND, writeTechnician } from '../write-technician.ts';
import { asText } from './movement-event.ts';
import type { Parts } from './recognise.ts';
import { changeRecord, type Saying, sayWith } from './say-with.ts';

type Row = Selectable<Tables['movements']>;

export interface Decision {
  state: 'confirmed' | 'undone';
  actor: OwnEvent['actor'];
  why: string | undefined;
}

/** Other requests are answered between two such pieces. */
const AT_ONCE = 25;

/** How many movements were decided. Throws `Refused` 404 or 409. */
export async function decideMovement(saying: Saying, id: string, decision: Decision): Promise<number> {
  const held = await changeRecord(saying, async (trx, at) => {
    const row = await trx.selectFrom('movements').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) throw new Refused('movement.unknown');
    if (row.state === 'held') return row.source;
    if (row.state !== 'open') throw new Refused('movement.decided', { state: row.state });
    await decide(trx, row, decision, at);
    return null;
  });
  return held === null ? 1 : decideHeld(saying, held, decision);
}

async function decideHeld(saying: Saying, source: string, decision: Decision): Promise<number> {
  for (let decided = 0; ; ) {
    const now = await changeRecord(saying, async (trx, at) => {
      const rows = await trx
        .selectFrom('movements')
        .selectAll()
        .where('source', '=', source)
        .where('state', '=', 'held')
        .orderBy('id')
        .limit(AT_ONCE)
        .execute();
      for (const row of rows) await decideOneHeld(trx, row, decision, at);
      return rows.length;
    });
    decided += now;
    if (now < AT_ONCE) return decided;
  }
}

/** Somebody whose contract has ended meanwhile has left, whatever else is undone. */
async function decideOneHeld(trx: Writing, row: Row, decision: Decision, at: string): Promise<void> {
  const technician = await findObject(trx, 'technicians', row.technician);
  const ended = technician?.contract !== undefined && technician.contract.ends <= at;
  await decide(trx, row, ended ? { ...decision, state: 'confirmed' } : decision, at);
}

async function decide(trx: Writing, row: Row, { state, actor, why }: Decision, at: string): Promise<void> {
  const before = await findObject(trx, 'technicians', row.technician);
  const change = { at, by: actor.technician, why };
  const technician = state === 'undone' && before ? await undo(trx, row, before, change) : before;
  await trx
    .updateTable('movements')
    .set({ state, decided_by: actor.technician, decided_at: at, ...(why ? { why } : {}) })
    .where('id', '=', row.id)
    .execute();
  await sayWith(trx, {
    ...{ verb: `movement.${state}`, outcome: 'success', actor },
    ...(technician ? { subject: { technician: technician.id, version: technician.version } } : {}),
    object: { type: 'technician', key: technician?.displayName ?? row.technician },
    detail: { movement: row.id, kind: row.kind, source: row.source, ...(why ? { why } : {}) },
  });
}

/** Each part as it was, whoever owns it: a person takes it upon themselves. Throws `Refused` 409 when one has changed since. */
async function undo(
  trx: Writing,
  row: Row,
  technician: Technician,
  change: { at: string; by: string; why: string | undefined },
): Promise<Technician> {
  const parts = JSON.parse(row.parts) as Parts;
  if (parts.groups) throw new Refused('movement.elsewhere');
  if (parts.clients) await undoClients(trx, technician.id, parts.clients);
  let next = technician;
  for (const part of undoneParts(row.kind as MovementKind, parts)) {
    const { from, to } = parts[part] as { from?: unknown; to?: unknown };
    if (asText(ownablePart(technician, part) ?? '') !== asText(to ?? ''))
      throw new Refused('movement.changed', { attribute: part });
    next = withPart(next, part, part === 'active' ? (from ?? false) : from);
  }
  return (await writeTechnician(trx, BY_HAND, next, change, { overrule: true, quiet: true })).stored;
}

/** Throws `Refused` 409 when they were given others since. */
async function undoClients(trx: Writing, technician: string, { from, to }: { from?: unknown; to?: unknown }) {
  const { serves } = await readGrant(trx, technician);
  if (asText(serves) !== asText(to ?? [])) throw new Refused('movement.changed', { attribute: 'clients' });
  await setGrant(trx, technician, { serves: (from ?? []) as string[] });
}

/** Who joined or returned goes again, and keeps the rest of what was said of them. */
const undoneParts = (kind: MovementKind, parts: Parts): Ownable[] =>
  OWNABLE.filter((part) => (kind === 'moved' ? parts[part] : part === 'active'));
