import type { z } from 'zod';
import type { Kind, Kinds } from '../../../lib/record/kinds.schema.ts';
import type {
  bulkAnswerSchema,
  exceptionSummarySchema,
  historyAnswerSchema,
  ImportJob,
  importAnswerSchema,
  objectAnswerSchema,
  Proposal,
  previewAnswerSchema,
  SearchQuery,
  Setup,
  setupAnswerSchema,
} from '../../../lib/wire/admin.schema.ts';
import type { AskedRoute, AskMessage } from '../../../lib/wire/asked.schema.ts';
import type { AskAnswer } from '../../../lib/wire/own.ts';
import type {
  groupsAnswerSchema,
  movementDecidedSchema,
  movementsAnswerSchema,
  SourceView,
  tokenAnswerSchema,
  tokensAnswerSchema,
} from '../../../lib/wire/sources.schema.ts';
import type { Ask, Reply } from '../../own/ask.ts';

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

/** What routes without a kind answer. */
export interface Answers {
  'POST /v1/bulk': BulkAnswer;
  'POST /v1/templates/:id/preview': TemplatePreview;
  'GET /v1/proposals': { proposals: Proposal[] };
  'POST /v1/proposals/:id/accept': Proposal;
  'POST /v1/proposals/:id/decline': Proposal;
  'GET /v1/exceptions/summary': z.infer<typeof exceptionSummarySchema>;
  'POST /v1/exceptions/:id/end': Kinds['exceptions'];
  'POST /v1/exceptions/:id/review': Kinds['exceptions'];
  'POST /v1/imports': ImportAnswer;
  'GET /v1/imports': { imports: ImportJob[] };
  'GET /v1/imports/:id': ImportJob;
  'POST /v1/imports/:id/undo': ImportJob;
  'GET /v1/configuration': Setup;
  'POST /v1/configuration': SetupAnswer;
  'GET /v1/sources': { sources: SourceView[] };
  'GET /v1/groups': z.infer<typeof groupsAnswerSchema>;
  'PUT /v1/groups/:id/template': unknown;
  'GET /v1/tokens': z.infer<typeof tokensAnswerSchema>;
  'POST /v1/tokens': z.infer<typeof tokenAnswerSchema>;
  'DELETE /v1/tokens/:id': unknown;
  'GET /v1/movements': Movements;
  'POST /v1/movements/:id/confirm': z.infer<typeof movementDecidedSchema>;
  'POST /v1/movements/:id/undo': z.infer<typeof movementDecidedSchema>;
}

type More = Omit<AskMessage, 'type' | 'route'>;

/** Asks the collector through the worker; a refusal is an answer with its sentence. */
export async function askRoute<R extends keyof Answers>(
  ask: Ask,
  route: R,
  more: More = {},
): Promise<Reply<Answers[R]>> {
  return valueIn(await send(ask, route, more));
}

export async function searchKind<K extends Kind>(
  ask: Ask,
  kind: K,
  query: Partial<SearchQuery>,
): Promise<Reply<Found<K>>> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return valueIn(await send(ask, 'GET /v1/search/:kind', { kind, query: Object.fromEntries(given) as More['query'] }));
}

export async function openObject<K extends Kind>(ask: Ask, kind: K, id: string): Promise<Reply<Opened<K>>> {
  return valueIn(await send(ask, 'GET /v1/objects/:kind/:id', { kind, id }));
}

export async function historyOf(ask: Ask, kind: Kind, id: string, before?: number): Promise<Reply<History>> {
  const more = before === undefined ? {} : { query: { before } };
  return valueIn(await send(ask, 'GET /v1/objects/:kind/:id/history', { kind, id, ...more }));
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
  return savedAs(await send(ask, 'PUT /v1/:kind/:id', more));
}

export async function removeObject(
  ask: Ask,
  kind: Kind,
  { id, version }: { id: string; version: number },
  why: string,
): Promise<Reply<Saved<unknown>>> {
  return savedAs(await send(ask, 'DELETE /v1/:kind/:id', { kind, id, version, ...reason(why) }));
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

function send(ask: Ask, route: AskedRoute, more: More): Promise<Reply<AskAnswer>> {
  return ask({ type: 'own.ask', route, ...more });
}

function valueIn<T>(reply: Reply<AskAnswer>): Reply<T> {
  return reply.ok ? { ok: true, value: reply.value.value as T } : reply;
}

function savedAs<T>(reply: Reply<AskAnswer>): Reply<Saved<T>> {
  if (!reply.ok) return reply;
  const { status, value } = reply.value;
  return { ok: true, value: status === 202 ? { waits: value as Proposal } : { stored: value as T } };
}
