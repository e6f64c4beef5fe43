import { Refused } from '../errors.ts';
import type { Ctx } from '../http.ts';
import { holdsNul, MIB, parseJson, readText } from '../read-json.ts';
import { MEDIA } from './answer.ts';

/** A group of 20,000 members and some. */
const LARGEST = 8 * MIB;

/** The body, an object whose text a database can keep. Throws `Refused` 400, 413 or 415. */
export async function readMessage(c: Ctx): Promise<Record<string, unknown>> {
  const message = parseJson(await readText(c, LARGEST, [MEDIA, 'application/json']));
  if (message === null || typeof message !== 'object' || Array.isArray(message))
    throw new Refused('scim.syntax', { why: 'it is an object' });
  if (holdsNul(message)) throw new Refused('request.nul');
  return message as Record<string, unknown>;
}

/** The resource of a POST or PUT; whoever names schemas names this one. Throws `Refused` 400. */
export async function readResource(c: Ctx, schema: string): Promise<Record<string, unknown>> {
  const message = await readMessage(c);
  const said = Object.entries(message).find(([key]) => key.toLowerCase() === 'schemas')?.[1];
  const named = Array.isArray(said) ? said.map((one) => String(one).toLowerCase()) : [];
  if (said !== undefined && !named.includes(schema.toLowerCase()))
    throw new Refused('scim.syntax', { why: `“schemas” names ${schema}` });
  return message;
}
