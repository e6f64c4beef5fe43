/** Where a page ended, as the next one is asked for: the sort key and the id of its last object, opaque to whoever carries it. */
import { z } from 'zod';
import type { SearchQuery } from '../../wire/admin.schema.ts';
import { Refused } from '../errors.ts';

type Sort = SearchQuery['sort'];

const markSchema = z.tuple([z.string(), z.union([z.string(), z.number()]), z.string().max(64)]);

export function pageMark(sort: Sort, row: { id: string; title: string | null; serial: number }): string {
  const key = sort === '-changed' ? Number(row.serial) : (row.title ?? '');
  return Buffer.from(JSON.stringify([sort, key, row.id])).toString('base64url');
}

/** Throws `Refused` 400 for what `pageMark` did not make for this order. */
export function readMark(sort: Sort, mark: string): { key: string | number; id: string } {
  const parsed = markSchema.safeParse(jsonOf(Buffer.from(mark, 'base64url').toString('utf8')));
  if (!parsed.success) throw new Refused('search.after');
  const [of, key, id] = parsed.data;
  if (of !== sort || typeof key !== (sort === '-changed' ? 'number' : 'string') || String(key).includes('\0'))
    throw new Refused('search.after');
  return { key, id };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
