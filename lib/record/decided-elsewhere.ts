import type { ConsoleKind } from './attributes.ts';
import type { Client } from './record.schema.ts';

/** How a client says that it is decided here; so does saying nothing. */
const HERE = 'unswivel';

/** The system that decides who may be what in a client's consoles of a kind, or undefined where it is this one. There roles are read here, never written. */
export function decidedElsewhere(
  client: Pick<Client, 'accessAuthority'> | undefined,
  kind: ConsoleKind,
): string | undefined {
  const system = client?.accessAuthority?.[kind];
  return system === undefined || system.trim().toLowerCase() === HERE ? undefined : system;
}
