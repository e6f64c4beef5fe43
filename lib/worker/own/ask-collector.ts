import { type Call, CollectorRefusal, callCollector, type Reply, Unreachable } from '../call-collector.ts';
import { database, type Identity } from '../database.ts';
import { Refused } from '../errors.ts';

/** One request whose refusal is told as it is. Throws `Refused` with the collector's code, or `collector.unreachable`. */
export async function askCollector<T>(identity: Identity, path: string, call: Call<T>): Promise<T> {
  return (await replyOf(identity, path, call)).value as T;
}

/** … with the answer's status. */
export async function replyOf<T>(identity: Identity, path: string, call: Call<T>): Promise<Reply<T>> {
  const now = await database.identities.get(identity.id);
  try {
    return await callCollector(now ?? identity, path, call);
  } catch (error) {
    throw asRefused(error);
  }
}

/** What the collector refused, or that it gave no answer, as what is told to a person; anything else as it is. */
export function asRefused(error: unknown): unknown {
  if (error instanceof CollectorRefusal) return new Refused(error.code, error.message);
  if (error instanceof Unreachable) return new Refused('collector.unreachable', error.message);
  return error;
}
