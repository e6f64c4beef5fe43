/** Joiners, movers, leavers and who returns, told from what changed in a technician's record. */
import type { Ownable } from '../../record/access.schema.ts';
import { ownablePart } from '../../record/ownable.ts';
import type { Technician } from '../../record/record.schema.ts';
import type { Movement, MovementKind } from '../../wire/sources.schema.ts';

export type Parts = Movement['parts'];

/** A change of one of these makes a mover. */
const MOVES: readonly Ownable[] = ['title', 'department', 'manager', 'templates', 'organization'];

/** `returning`: was active before, longer ago. `groups`: the groups' names before and after. Null: nothing a lifecycle starts from. */
export function recognise(
  before: Technician | undefined,
  after: Technician,
  changed: readonly Ownable[],
  more: { returning: boolean; groups?: { from: string[]; to: string[] } | undefined },
): { kind: MovementKind; parts: Parts } | null {
  const kind = kindOf(before, after, changed, more);
  if (!kind) return null;
  const told = changed.filter((part) => part === 'active' || part === 'contract' || MOVES.includes(part));
  const parts = told.map((part) => [
    part,
    { ...said('from', before && ownablePart(before, part)), ...said('to', ownablePart(after, part)) },
  ]);
  return { kind, parts: { ...Object.fromEntries(parts), ...(more.groups ? { groups: more.groups } : {}) } };
}

function kindOf(
  before: Technician | undefined,
  after: Technician,
  changed: readonly Ownable[],
  { returning, groups }: { returning: boolean; groups?: object | undefined },
): MovementKind | null {
  if (!before?.active) {
    if (!after.active) return null;
    return returning ? 'returned' : 'joined';
  }
  if (!after.active) return 'left';
  return groups || changed.some((part) => MOVES.includes(part)) ? 'moved' : null;
}

const said = (key: 'from' | 'to', value: unknown) => (value === undefined ? {} : { [key]: value });
