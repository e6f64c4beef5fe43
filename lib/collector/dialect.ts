/**
 * What the collector must know of its engine beyond Kysely's common SQL. How to connect stands in sqlite-dialect.ts and postgres-dialect.ts; everything else
 * speaks SQL that SQLite and PostgreSQL share. No sequences, advisory locks, LISTEN or SKIP LOCKED: engines that only speak PostgreSQL's language lack them.
 */
import { type Kysely, PostgresAdapter } from 'kysely';

export type Engine = 'sqlite' | 'postgres';

/** Which engine a database, or a transaction on it, speaks to. */
export function engineOf<Tables>(db: Kysely<Tables>): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
}

/** The column type of raw bytes; both drivers give them back as a `Buffer`. For migrations. */
export function bytesType<Tables>(db: Kysely<Tables>): 'blob' | 'bytea' {
  return engineOf(db) === 'sqlite' ? 'blob' : 'bytea';
}

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

const TAKEN = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505']);

/** Whether the database refused a row because a unique key was taken. */
export const isTaken = (error: unknown): boolean => TAKEN.has(codeOf(error));

/** duplicate_table, duplicate_object: in spite of `if not exists` the second of two that create a table at once can meet the first one's table, or its row's type. */
const THERE = new Set(['42P07', '42710']);

/** Whether somebody else created the same at that moment: the next attempt finds it. */
export const isThere = (error: unknown): boolean => isTaken(error) || THERE.has(codeOf(error));

/** serialization_failure and deadlock_detected: the transaction left nothing behind and would succeed if run again. */
const AGAIN = new Set(['40001', '40P01']);

/** Whether a transaction only has to be run again. */
export const mustRunAgain = (error: unknown): boolean => AGAIN.has(codeOf(error));

/**
 * Shut down, starting, gone in mid-query, too many connections (PostgreSQL's class 08 and 57P, Node's socket errors; `pg` gives some of them as a sentence
 * only), or locked by another process for longer than we wait.
 */
const AWAY =
  /^(08\w{3}|57P0[1-5]|53300|E(CONN\w+|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN)|ENOTFOUND|SQLITE_BUSY)$/;
const AWAY_SENTENCE =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Postgres connection has been discarded)/;

/** Whether the database cannot be reached right now: whoever asked should try again, whether or not a commit was under way. */
export function isAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isAway);
  return AWAY.test(codeOf(error)) || (error instanceof Error && AWAY_SENTENCE.test(error.message));
}

const FULL = new Set(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_FSYNC', 'ENOSPC', '53100']);

/** Whether there is no room left to write to. */
export const isFull = (error: unknown): boolean => FULL.has(codeOf(error));
