/** Reads a request's body: media type, size, encoding and meaning are checked before anything is parsed. Compressed bodies are not accepted at all. */
import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import type { z } from 'zod';
import { Refused } from './errors.ts';
import { isPlain } from './plain-json.ts';
import { scanJson } from './scan-json.ts';

export const KIB = 1024;
export const MIB = 1024 * KIB;

/** The body as text of at most `limit` bytes. Throws `Refused` 400, 413 or 415. */
export async function readText(c: Context, limit: number, media?: string[]): Promise<string> {
  return decodeUtf8(await readBody(c, limit, media));
}

/** The body's bytes, at most `limit`. Throws `Refused` 413 or 415. */
export async function readBody(c: Context, limit: number, allowed = ['application/json']): Promise<Uint8Array> {
  const media = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  const encoding = c.req.header('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (!allowed.includes(media ?? '') || encoding !== 'identity') throw new Refused('request.media');
  const announced = c.req.header('content-length');
  if (Number(announced ?? 0) > limit) throw new Refused('request.tooLarge', { limit });
  // Node itself never gives more than was announced; taken from it directly, a body costs a fraction of what a web stream makes of it.
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  return readBytes(announced && incoming ? incoming : (c.req.raw.body ?? []), limit);
}

/** Throws `Refused` 400 for what is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused('request.notUtf8');
  }
}

/** Without an announced length the stream itself is counted. The bytes lie where another thread can read them too, so that none are copied to it. */
async function readBytes(stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.byteLength;
    if (size > limit) throw new Refused('request.tooLarge', { limit });
    parts.push(part);
  }
  const bytes = new Uint8Array(new SharedArrayBuffer(size));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}

/** JSON text that means one thing. Throws `Refused` 400. */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    scanJson(text);
    throw new Refused('request.notJson');
  }
  if (!isPlain(text, value)) scanJson(text);
  return value;
}

/** The value by its schema, or `Refused` 400 naming the first place that does not fit. Values are never repeated in the answer. */
export function parseBy<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Refused('request.shape', {
    where: issue?.path.join('.') || 'the whole',
    why: issue?.message ?? 'not right',
  });
}

/** Reads, parses and fits a JSON body. `limit` in bytes. */
export async function readJson<S extends z.ZodType>(c: Context, schema: S, limit = 64 * KIB): Promise<z.output<S>> {
  const value = parseJson(await readText(c, limit));
  if (holdsNul(value)) throw new Refused('request.nul');
  return parseBy(schema, value);
}

/** Whether any text in a JSON value holds a NUL, which PostgreSQL cannot store and no honest value has. */
export function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (value === null || typeof value !== 'object') return false;
  return Object.entries(value).some(([key, inner]) => key.includes('\0') || holdsNul(inner));
}
