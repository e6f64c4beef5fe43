/** Movements as evidence, on the collector's own chain. */
import { OWN_DEVICE } from '../../evidence/receipt.ts';
import type { Technician } from '../../record/record.schema.ts';
import type { MovementKind } from '../../wire/sources.schema.ts';
import { COMMAND_LINE, ITSELF, type OwnEvent } from '../own-events.ts';
import type { Parts } from './recognise.ts';

/** Whoever a change was made by (`Change.by`), as the actor of an event: a technician, `source:<id>`, the command line, or the collector by itself. */
export function actorBy(by: string): OwnEvent['actor'] {
  if (by === 'command line') return COMMAND_LINE;
  return by === 'clock' ? ITSELF : { technician: by.slice(0, 128), version: 0, device: OWN_DEVICE };
}

export function movementEvent(
  movement: { id: string; kind: MovementKind; source: string; by: string; parts: Parts; why: string | undefined },
  technician: Technician,
): OwnEvent {
  const { id, kind, source, by, parts, why } = movement;
  return {
    ...{ verb: `technician.${kind}`, outcome: 'success', actor: actorBy(by) },
    subject: { technician: technician.id, version: technician.version },
    object: { type: 'technician', key: technician.displayName },
    fields: Object.entries(parts).map(([attribute, { from, to }]) => ({
      attribute,
      ...(from === undefined ? {} : { from: asText(from) }),
      ...(to === undefined ? {} : { to: asText(to) }),
    })),
    detail: { movement: id, source, ...(why ? { why } : {}) },
  };
}

export function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).join(', ').slice(0, 2048);
  if (value === null || typeof value !== 'object') return String(value).slice(0, 2048);
  const { value: id, ends } = value as { value?: string; ends?: string };
  return id ?? ends ?? JSON.stringify(value).slice(0, 2048);
}
