/** The same change to many objects: all of them or none. */
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { ENTERPRISE_URN } from '../../record/enterprise.ts';
import type { bulkAnswerSchema, bulkRequestSchema } from '../../wire/admin.schema.ts';
import type { Caller } from '../caller.ts';
import type { Change } from '../change-object.ts';
import type { Writing } from '../database.ts';
import { Refused } from '../errors.ts';
import { type Kind, type Kinds, SCHEMAS, WORD } from '../kinds.ts';
import { findObject } from '../objects.ts';
import { parseBy } from '../read-json.ts';
import type { Saying } from '../sources/say-with.ts';
import { type ChangedPart, changedParts } from './changed-parts.ts';
import { secondPersonFor } from './four-eyes.ts';
import { inTrial } from './in-trial.ts';
import { mergePatch } from './merge-patch.ts';
import { eventType, said, type Told } from './said.ts';
import { writeObject } from './write-object.ts';

type Request = z.output<typeof bulkRequestSchema>;
type Answer = z.input<typeof bulkAnswerSchema>;

/** What may be changed alike in many. What makes an object itself (its names, logins, ends) is not: it differs from one to the next. */
const PARTS: { [K in Kind]: readonly (keyof Kinds[K])[] } = {
  technicians: [
    'active',
    'title',
    'userType',
    'contract',
    'templates',
    'timezone',
    'preferredLanguage',
    'addresses',
    ENTERPRISE_URN,
  ],
  clients: [
    'ticketRequired',
    'approverGroup',
    'fourEyes',
    'accessAuthority',
    'retentionDays',
    'evidence',
    'convention',
  ],
  consoles: ['administeredBy', 'profile'],
  accounts: ['status', 'mfa', 'path', 'roles', 'technician', 'usedBy', 'how', 'until'],
  templates: ['description'],
  exceptions: ['owner', 'approvedBy', 'control', 'reviewBy', 'expires'],
  sources: [],
  groups: ['template'],
  machines: ['owner', 'rotationDays', 'purpose'],
};

/** What would change, or with `apply` did. With one refused nothing is changed. Throws `Refused` 400 for parts that cannot be changed so. */
export async function changeInBulk(saying: Saying, caller: Caller, request: Request, change: Change): Promise<Answer> {
  const { kind, dryRun } = request;
  const allowed = PARTS[kind] as readonly string[];
  const part = Object.keys(request.change).find((name) => !allowed.includes(name));
  if (part) throw new Refused('bulk.part', { part: part.slice(0, 64), kind, parts: allowed.join(', ') || 'none' });
  return inTrial(saying, async (trx) => {
    const answer: Answer = { applied: false, changed: [], unchanged: [], refused: [] };
    for (const { id, version } of request.ids) {
      try {
        const changed = await changeOne(trx, kind, { id, version }, request.change, change);
        if (changed) answer.changed.push(changed);
        else answer.unchanged.push(id);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        answer.refused.push({ id, code: error.code, sentence: error.message });
      }
    }
    const apply = !dryRun && answer.refused.length === 0;
    if (apply) await said(trx, caller, eventOf(request, answer, change));
    return { apply, result: { ...answer, applied: apply } };
  });
}

/** One event for all; each object's version holds the reason too. */
function eventOf({ kind, change: parts }: Request, { changed }: Answer, { why = '' }: Change): Told {
  return {
    ...{ verb: 'record.changed', object: { type: eventType(kind), key: 'several' } },
    detail: {
      ...{ change: 'changed in bulk', count: changed.length, why },
      ...{
        parts: Object.keys(parts).join(', ').slice(0, 512),
        ids: changed
          .map(({ id }) => id)
          .join(' ')
          .slice(0, 2000),
      },
    },
  };
}

async function changeOne<K extends Kind>(
  trx: Writing,
  kind: K,
  { id, version }: { id: string; version: number },
  patch: Record<string, unknown>,
  change: Change,
): Promise<{ id: string; version: number; fields: ChangedPart[] } | null> {
  const before = await findObject(trx, kind, id);
  if (!before) throw new Refused('record.unknown', { kind: WORD[kind], id });
  if (before.version !== version) throw new Refused('record.stale', { version: before.version });
  const next = parseBy(SCHEMAS[kind], mergePatch(before, patch)) as Kinds[K];
  if (isDeepStrictEqual(before, next)) return null;
  const clients = await secondPersonFor(trx, kind, before, next);
  if (clients.length > 0)
    throw new Refused('proposal.needed', { clients: clients.map(({ name }) => name).join(', '), id });
  const stored = await writeObject(trx, kind, next, change);
  return { id, version: stored.version, fields: changedParts(before, stored) };
}
