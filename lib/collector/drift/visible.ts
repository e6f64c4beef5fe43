/** Which clients' drift a caller may see. */
import type { Caller } from '../caller.ts';
import { mayActFor, seesEveryClient } from '../roles.ts';

/** Client ids, or null: all of them. `client` narrows it. */
export function clientsSeen(caller: Caller, client?: string): string[] | null {
  if (client !== undefined) return mayActFor(caller, client) ? [client] : [];
  return seesEveryClient(caller) ? null : caller.serves;
}

/** A list no engine refuses for being empty. */
export const listed = (all: readonly string[]): string[] => [...all, ''];
