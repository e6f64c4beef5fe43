/** What a movement or a leaving client sets off, what of it is open, and who answers for what. Routes as in lifecycle.schema.ts. */
import { z } from 'zod';
import { requestSchema } from './lifecycle.schema.ts';
import { MOVEMENT_KINDS, MOVEMENT_STATES } from './sources.schema.ts';

const count = z.number().int().min(0);

export const fanOutSchema = z.object({
  movement: z.string(),
  requests: count,
  clients: count,
  left: z.array(z.string()),
});

/** How much of what somebody answered for was given. */
export const givenSchema = z.object({ given: count });

/** `holders`: who each open one waits for. `unreachable`: consoles in which something is open and nothing was ever, or not for the client's maximum age, seen. */
export const closureSchema = z.object({
  movement: z.string(),
  technician: z.string().nullable(),
  client: z.string().nullable(),
  /** null: a client leaves */
  moved: z.object({ kind: z.enum(MOVEMENT_KINDS), displayName: z.string(), state: z.enum(MOVEMENT_STATES) }).nullable(),
  total: count,
  closed: count,
  open: z.array(requestSchema),
  holders: z.array(z.object({ owner: z.string(), name: z.string(), active: z.boolean(), open: count })),
  unreachable: z.array(
    z.object({ client: z.string(), console: z.string(), label: z.string(), lastSeen: z.string().nullable() }),
  ),
  /** what the leaver answers for, and somebody else must */
  owned: z.array(z.object({ kind: z.string(), id: z.string(), name: z.string() })),
  /** when all of it was over; null: it is not */
  closedAt: z.string().nullable().optional(),
  /** ended by the record itself, at once */
  ended: z.array(z.string()),
});

/** `named`: somebody said so; else whoever changed it last answers for it. */
export const ownersSchema = z.object({
  owners: z.array(
    z.object({
      kind: z.enum(['template', 'client', 'workflow', 'exception']),
      ...{ id: z.string(), name: z.string(), owner: z.string(), ownerName: z.string() },
      ...{ active: z.boolean(), named: z.boolean() },
    }),
  ),
});
