import { Refused } from './errors.ts';
import type { Ctx } from './http.ts';

/** The address's `:id`, or `Refused` 400: an id can hold neither a path nor anything that needs escaping. */
export function pathId(c: Ctx): string {
  const id = c.req.param('id') ?? '';
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(id)) throw new Refused('request.badId');
  return id;
}
