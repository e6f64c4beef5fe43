/** What somebody writes into the form, and the question it makes. */
import type { Ask as Wish } from '../../../lib/wire/lifecycle.schema.ts';
import { trimLines } from '../../parts/field.tsx';

export interface Draft {
  client: string;
  technician: string;
  way: 'template' | 'hand';
  template: string;
  console: string;
  role: string;
  groups: string[];
  hours: string;
  why: string;
}

export const hoursWrong = ({ hours }: Pick<Draft, 'hours'>): boolean =>
  hours.trim() !== '' && !/^[1-9]\d{0,4}$/.test(hours.trim());

/** Null while something needed is missing. */
export function wishOf(draft: Draft, ticket: { console: string; number: string } | null): Partial<Wish> | null {
  const { client, technician, way, template, console, role, hours, why } = draft;
  const groups = trimLines(draft.groups);
  if (!client || !technician || hoursWrong(draft)) return null;
  if (way === 'template' ? !template : !console || (!role.trim() && groups.length === 0)) return null;
  return {
    ...{ client, technician },
    ...(way === 'template' ? { template } : { console, groups, ...(role.trim() ? { role: role.trim() } : {}) }),
    ...(ticket ? { ticket: { console: ticket.console, number: ticket.number } } : {}),
    ...(hours.trim() ? { hours: Number(hours) } : {}),
    ...(why.trim().length >= 3 ? { why: why.trim() } : {}),
  };
}
