/** Whether an object of the record, or words somebody sent, are about whom an erasure is of. */
import type { ErasureRequest } from '../../../wire/evidence-erase.schema.ts';
import type { Kind } from '../../kinds.ts';

/** Whose a row is: of one client or none, and of these people. */
export interface Whose {
  client: string | null;
  people: readonly (string | null)[] | 'anybody';
}

/** What is one person's, or one client's. A client's owner, a group's members, a contract's sponsor only name somebody. */
const OF: Partial<Record<Kind, (body: Record<string, unknown>) => { technician?: unknown; client?: unknown }>> = {
  technicians: ({ id }) => ({ technician: id }),
  clients: ({ id }) => ({ client: id }),
  accounts: ({ technician, client }) => ({ technician, client }),
  exceptions: ({ technician, client }) => ({ technician, client }),
  machines: ({ client }) => ({ client }),
};
export const CONCERNED = Object.keys(OF) as Kind[];

/** Whose an object with this body is; null for a kind that is nobody's. */
export function whoseObject(kind: string, body: Record<string, unknown>): Whose | null {
  const of = OF[kind as Kind]?.(body);
  if (!of) return null;
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return { client: text(of.client), people: kind === 'clients' ? 'anybody' : [text(of.technician)] };
}

/** A person is not asked for by what is anybody's. */
export const concerns = ({ client, technician }: ErasureRequest, whose: Whose): boolean =>
  (client === undefined || whose.client === client) &&
  (technician === undefined || (whose.people !== 'anybody' && whose.people.includes(technician)));

/** Whether a folded text names somebody: not within another name, `mkruse` is not in `mkruse2`. */
export function wordsHold(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + name.length] ?? ' '];
    if (!/[\p{L}\p{N}_-]/u.test(before) && !/[\p{L}\p{N}_-]/u.test(after)) return true;
  }
  return false;
}
