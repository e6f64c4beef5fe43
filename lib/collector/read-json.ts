/** Reads a request's body: media type, size, encoding and meaning are checked before anything is parsed. Compressed bodies are not accepted at all. */
import type { Context } from 'hono';
import type { z } from 'zod';
import { Refused } from './errors.ts';
import { isPlain } from './plain-json.ts';
import { scanJson } from './scan-json.ts';

export const KIB = 1024;
export const MIB = 1024 * KIB;

/** The body as text of at most `limit` bytes. Throws `Refused` 400, 413 or 415. */
export async function readText(c: Context, limit: number): Promise<string> {
  return decodeUtf8(await readBody(c, limit));
}

/** The body's bytes, at most `limit`. Throws `Refused` 413 or 415. */
export async function readBody(c: Context, limit: number): Promise<Uint8Array> {
  const media = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  const encoding = c.req.header('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (media !== 'application/json' || encoding !== 'identity') throw new Refused('request.media');
  if (Number(c.req.header('content-length') ?? 0) > limit) throw new Refused('request.tooLarge', { limit });
  return readBytes(c.req.raw.body, limit);
}

/** Throws `Refused` 400 for what is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused('request.notUtf8');
  }
}

/** A length that was announced may be a lie, so the stream itself is counted. */
async function readBytes(stream: ReadableStream<Uint8Array> | null, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream ?? []) {
    size += part.byteLength;
    if (size > limit) throw new Refused('request.tooLarge', { limit });
    parts.push(part);
  }
  return Buffer.concat(parts);
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
