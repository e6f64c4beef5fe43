import { randomBytes } from 'node:crypto';
import { toAscii } from '../../record/ascii.ts';
import type { Database } from '../database.ts';
import type { Kind } from '../kinds.ts';

const LONGEST = 48;
const TRIES = 50;

/** What may be asked of a database as an id. */
export const isId = (text: string): boolean => /^[a-z0-9][a-z0-9-]{0,63}$/.test(text);

/** An id nobody of this kind ever had, from the first of the texts that can be spelled in ASCII letters. */
export async function newId(db: Database, kind: Kind, ...texts: string[]): Promise<string> {
  const slug = texts.map(slugOf).find((one) => one !== '') ?? kind.slice(0, -1);
  for (let n = 1; n <= TRIES; n++) {
    const id = n === 1 ? slug : `${slug}-${n}`;
    const taken = await db
      .selectFrom('object_versions')
      .select('id')
      .where('kind', '=', kind)
      .where('id', '=', id)
      .limit(1)
      .executeTakeFirst();
    if (!taken) return id;
  }
  return `${slug}-${randomBytes(5).toString('hex')}`;
}

function slugOf(text: string): string {
  const spelled = toAscii(text) ?? '';
  const slug = spelled
    .toLowerCase()
    .replace(/'/g, '')
    .replace(/[^a-z0-9]+/g, '-');
  return slug.slice(0, LONGEST).replace(/^-+|-+$/g, '');
}
