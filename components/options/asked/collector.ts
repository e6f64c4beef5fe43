import type { z } from 'zod';
import type { Kind, Kinds } from '../../../lib/record/kinds.schema.ts';
import type {
  bulkAnswerSchema,
  historyAnswerSchema,
  importAnswerSchema,
  objectAnswerSchema,
  Proposal,
  previewAnswerSchema,
  SearchQuery,
  setupAnswerSchema,
} from '../../../lib/wire/admin.schema.ts';
import type { AskAnswer } from '../../../lib/wire/own.ts';
import type { movementsAnswerSchema } from '../../../lib/wire/sources.schema.ts';
import type { Ask, Reply } from '../../own/ask.ts';
import { askRoute } from '../../own/ask-route.ts';

export interface Found<K extends Kind> {
  items: Kinds[K][];
  next: string | null;
  total: number;
}
export type Opened<K extends Kind> = Omit<z.infer<ReturnType<typeof objectAnswerSchema>>, 'object'> & {
  object: Kinds[K];
};
export type History = z.infer<typeof historyAnswerSchema>;
export type Version = History['versions'][number];
export type ChangedField = Version['fields'][number];
export type BulkAnswer = z.infer<typeof bulkAnswerSchema>;
export type TemplatePreview = z.infer<typeof previewAnswerSchema>;
export type ImportAnswer = z.infer<typeof importAnswerSchema>;
export type SetupAnswer = z.infer<typeof setupAnswerSchema>;
export type Movements = z.infer<typeof movementsAnswerSchema>;

export async function searchKind<K extends Kind>(
  ask: Ask,
  kind: K,
  query: Partial<SearchQuery>,
): Promise<Reply<Found<K>>> {
  return (await askRoute(ask, 'GET /v1/search/:kind', { kind, query })) as Reply<Found<K>>;
}

export async function openObject<K extends Kind>(ask: Ask, kind: K, id: string): Promise<Reply<Opened<K>>> {
  return (await askRoute(ask, 'GET /v1/objects/:kind/:id', { kind, id })) as Reply<Opened<K>>;
}

export async function historyOf(ask: Ask, kind: Kind, id: string, before?: number): Promise<Reply<History>> {
  return askRoute(ask, 'GET /v1/objects/:kind/:id/history', { kind, id, query: { before } });
}

/** `waits`: a second administrator must agree first. */
export type Saved<T> = { stored: T } | { waits: Proposal };

/** `adding`: there must be none yet. Else the version in `value` is the one that was edited. */
export async function saveObject<K extends Kind>(
  ask: Ask,
  kind: K,
  value: Kinds[K],
  { adding, why }: { adding: boolean; why: string },
): Promise<Reply<Saved<Kinds[K]>>> {
  const more = { kind, id: value.id, body: value, ...(adding ? {} : { version: value.version }), ...reason(why) };
  return savedAs(await ask({ type: 'own.ask', route: 'PUT /v1/:kind/:id', ...more }));
}

export async function removeObject(
  ask: Ask,
  kind: Kind,
  { id, version }: { id: string; version: number },
  why: string,
): Promise<Reply<Saved<unknown>>> {
  return savedAs(await ask({ type: 'own.ask', route: 'DELETE /v1/:kind/:id', kind, id, version, ...reason(why) }));
}

/** The first id of `base`, `base-2`, … that nothing of this kind has. */
export async function freeId(ask: Ask, kind: Kind, base: string): Promise<Reply<string>> {
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    const reply = await openObject(ask, kind, id);
    if (!reply.ok) return reply.code === 'record.unknown' ? { ok: true, value: id } : reply;
  }
}

/** A reason as the API takes it; text too short to be one is left out. */
export const reason = (why: string): { why?: string } => (why.trim().length >= 3 ? { why: why.trim() } : {});

/** Whether it was stored, or waits, is in the status alone. */
function savedAs<T>(reply: Reply<AskAnswer>): Reply<Saved<T>> {
  if (!reply.ok) return reply;
  const { status, value } = reply.value;
  return { ok: true, value: status === 202 ? { waits: value as Proposal } : { stored: value as T } };
}
