import type { z } from 'zod';
import type { Kind } from '../../record/kinds.schema.ts';
import { WHY_HEADER } from '../../wire/admin.schema.ts';
import { ASKED, type AskMessage } from '../../wire/asked.schema.ts';
import type { AskAnswer } from '../../wire/own.ts';
import type { Identity } from '../database.ts';
import { Refused } from '../errors.ts';
import { refreshRecord } from '../refresh.ts';
import { askDecisions } from '../requests/decisions.ts';
import { announced } from './announced.ts';
import { replyOf } from './ask-collector.ts';
import { changeTold } from './change-told.ts';
import { inputSentence } from './input-sentence.ts';

const SLOW_MS = 180_000;

/**
 * Passes one request of an administration page on to the collector, which alone decides whether this person may. Only routes of the table go, with bodies their schemas
 * parsed; what changes something is stored as an event first. Throws `Refused`.
 */
export async function askCollectorFor(
  identity: Identity,
  message: AskMessage,
  signal?: AbortSignal,
): Promise<AskAnswer> {
  const { route } = message;
  const asked = ASKED[route];
  const kind = needed(route, ':kind', message.kind) as Kind;
  const id = needed(route, ':id', message.id);
  const [method, path] = route.split(' ') as ['GET' | 'POST' | 'PUT' | 'DELETE', string];
  const query = asked.query ? search(parsed(asked.query, message.query ?? {})) : '';
  const body = asked.body ? parsed(asked.body(kind), message.body) : undefined;
  const call = () =>
    replyOf(identity, path.replace(':kind', kind).replace(':id', encodeURIComponent(id)) + query, {
      method,
      ...(body === undefined ? {} : { body }),
      headers: headersOf(message),
      schema: asked.answer(kind),
      ...(asked.slow ? { timeoutMs: SLOW_MS } : {}),
      ...(signal ? { signal } : {}),
    });
  const told = await changeTold(identity, message, body);
  const { status, value } = told ? await announced(identity, told, call) : await call();
  // A step taken here may have been one that waited for this person.
  if (method === 'POST' && path.startsWith('/v1/requests/')) void askDecisions(identity, { now: true }).catch(noted);
  if (told) await refreshRecord(identity, { inject: kind === 'consoles' });
  return { status, value };
}

const noted = (error: unknown) => console.warn('Unswivel: what waits could not be asked for', error);

function needed(route: string, part: string, given: string | undefined): string {
  if (!route.includes(part)) return '';
  if (!given) throw new Refused('input.invalid', `${route} needs ${part.slice(1)}.`);
  return given;
}

function parsed(schema: z.ZodType, given: unknown): unknown {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new Refused('input.invalid', inputSentence(result.error.issues[0], 'The request'));
}

function search(query: unknown): string {
  const given = Object.entries(query as Record<string, unknown>).filter(([, value]) => value !== undefined);
  return `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
}

function headersOf({ version, why }: AskMessage): Record<string, string> {
  return {
    ...(version === undefined ? {} : { 'If-Match': String(version) }),
    ...(why === undefined ? {} : { [WHY_HEADER]: encodeURIComponent(why) }),
  };
}
