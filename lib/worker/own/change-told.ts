import { z } from 'zod';
import type { Kind } from '../../record/kinds.schema.ts';
import type { AskedRoute, AskMessage } from '../../wire/asked.schema.ts';
import type { Identity } from '../database.ts';
import { Refused } from '../errors.ts';
import type { EventParts } from '../record-event.ts';
import { cachedRecord } from '../snapshot.ts';
import { askCollector } from './ask-collector.ts';
import { changedFields } from './changed-fields.ts';

type Told = Omit<EventParts, 'outcome'>;
interface Stored {
  id: string;
  version: number;
  /** of an account, an exception or a machine identity */
  client?: string;
}

/** One of a kind, as an event names it. */
const WORD: Record<Kind, string> = {
  technicians: 'technician',
  clients: 'client',
  consoles: 'console',
  accounts: 'account',
  templates: 'template',
  exceptions: 'exception',
  sources: 'source',
  groups: 'group',
  machines: 'machine',
};

/** What an event says of a request before it is made; null where it changes nothing. The text of a file, a secret and a person's particulars are in no event. */
export async function changeTold(identity: Identity, message: AskMessage, body: unknown): Promise<Told | null> {
  const { route, kind, id = '' } = message;
  if (route.startsWith('GET ') || route.endsWith('/preview')) return null;
  if (kind && (route === 'PUT /v1/:kind/:id' || route === 'DELETE /v1/:kind/:id'))
    return objectTold(identity, kind, id, message, (body ?? null) as Stored | null);
  return OTHERS[route]?.(identity, id, (body ?? {}) as Body) ?? null;
}

type Body = Record<string, unknown>;
const changed = (type: string, key: string, detail: NonNullable<Told['detail']> = {}): Told => ({
  verb: 'record.changed',
  object: { type, key },
  detail: { change: 'changed', ...detail },
});
const decided =
  (decision: string) =>
  (_: Identity, id: string): Told => ({
    verb: 'change.decided',
    object: { type: 'proposal', key: id },
    detail: { decision },
  });
const atException =
  (verb: 'exception.ended' | 'exception.reviewed') =>
  async (identity: Identity, id: string): Promise<Told> => {
    const about = await stored(identity, 'exceptions', id);
    return { verb, object: { type: 'exception', key: id }, ...(await clientOf(identity, about?.client)) };
  };

const OTHERS: Partial<
  Record<AskedRoute, (identity: Identity, id: string, body: Body) => Told | null | Promise<Told | null>>
> = {
  'POST /v1/bulk': (_, __, { kind, ids, change, dryRun }) => {
    if (dryRun) return null;
    const names = (ids as Stored[]).map((one) => one.id);
    return {
      ...changed(`${WORD[kind as Kind]}s`, `${names.length}`, { ids: names.join(' ').slice(0, 2048) }),
      fields: changedFields(WORD[kind as Kind], null, change as Stored),
    };
  },
  'POST /v1/proposals/:id/accept': decided('accepted'),
  'POST /v1/proposals/:id/decline': decided('declined'),
  'POST /v1/exceptions/:id/end': atException('exception.ended'),
  'POST /v1/exceptions/:id/review': atException('exception.reviewed'),
  'POST /v1/imports': (_, __, { dryRun, source, absent, skipProblems, text }) =>
    dryRun
      ? null
      : changed('import', String(source ?? 'options'), {
          absent: String(absent),
          skipProblems: Boolean(skipProblems),
          characters: String(text).length,
        }),
  'POST /v1/imports/:id/undo': (_, id) => changed('import', id, { change: 'undone' }),
  'POST /v1/configuration': (_, __, { dryRun }) => (dryRun ? null : changed('set-up', 'all')),
  'PUT /v1/groups/:id/template': (_, id, { template }) => ({
    ...changed('group', id),
    fields: [{ attribute: 'template', ...(template ? { to: JSON.stringify(template) } : {}) }],
  }),
  'POST /v1/tokens': (_, __, { label, source, owner, scopes, days }) =>
    changed('token', String(label), {
      change: 'added',
      for: String(source ?? owner),
      scopes: (scopes as string[]).join(' '),
      ...(days ? { days: Number(days) } : {}),
    }),
  'DELETE /v1/tokens/:id': (_, id) => changed('token', id, { change: 'removed' }),
  'POST /v1/movements/:id/confirm': (_, id) => changed('movement', id, { change: 'confirmed' }),
  'POST /v1/movements/:id/undo': (_, id) => changed('movement', id, { change: 'undone' }),
  'PUT /v1/sign-in/settings': (_, __, { settings, secret }) =>
    changed('sign-in', 'provider', {
      issuer: String((settings as Body).issuer),
      enabled: Boolean((settings as Body).enabled),
      ...(secret === undefined ? {} : { secret: secret === null ? 'removed' : 'replaced' }),
    }),
  'PUT /v1/sign-in/links/:id': (_, id, { technician }) =>
    changed('sign-in link', id, { change: 'added', technician: String(technician) }),
  'DELETE /v1/sign-in/links/:id': (_, id) => changed('sign-in link', id, { change: 'removed' }),
  'POST /v1/technicians/:id/sign-out': (_, id) => changed('sessions', id, { change: 'removed' }),
};

async function objectTold(
  identity: Identity,
  kind: Kind,
  id: string,
  { version }: AskMessage,
  after: Stored | null,
): Promise<Told> {
  const before = await stored(identity, kind, id);
  const client = kind === 'clients' ? (before ? id : undefined) : (after ?? before)?.client;
  return {
    verb: 'record.changed',
    // A client's own change is kept and erased with the client; one just added has no version to name yet.
    ...(await clientOf(identity, client)),
    object: { type: WORD[kind], key: id },
    fields: changedFields(WORD[kind], before, after),
    detail: { change: after === null ? 'removed' : before === null ? 'added' : 'changed', from: version ?? 0 },
  };
}

const objectOnly = z.object({ object: z.unknown() });

/** As the collector has it now; else as this device last had it. Null: new, or not this person's to see. Throws `Refused` where the collector is away. */
async function stored(identity: Identity, kind: Kind, id: string): Promise<Stored | null> {
  const path = `/v1/objects/${kind}/${encodeURIComponent(id)}`;
  try {
    return (await askCollector(identity, path, { schema: objectOnly })).object as Stored;
  } catch (error) {
    if (!(error instanceof Refused) || error.code === 'collector.unreachable') throw error;
    const lists = (await cachedRecord(identity))?.snapshot as unknown as Record<string, Stored[]> | undefined;
    return lists?.[kind]?.find((one) => one.id === id) ?? null;
  }
}

async function clientOf(identity: Identity, id: string | undefined): Promise<Pick<EventParts, 'client'>> {
  const record = id === undefined ? null : await cachedRecord(identity);
  const client = record?.snapshot.clients.find((one) => one.id === id);
  return client ? { client: { id: client.id, version: client.version } } : {};
}
