/**
 * How PostgreSQL, or an engine that speaks like it, is reached. Several collectors may share one database.
 *
 * Tried: PostgreSQL 15, with everything the tests do. Only read about, in their documentation of 2026: CockroachDB and YugabyteDB. What writes the log is plain
 * there too: `update … returning` on one row as the lock, `insert … on conflict`, bigint, text and bytea, `delete … returning`, and transactions that are run
 * again on 40001. Known to differ: CockroachDB (from 25.1) commits before each schema change, so that the lock of migrate.ts does not hold there: let one
 * collector start alone after an update. Where an engine waits for a row less patiently than PostgreSQL, it says 40001 more often, and the work is run again.
 */
import { CompiledQuery, type DatabaseConnection, PostgresDialect } from 'kysely';
import pg from 'pg';

const CONNECTIONS = 10;
const CONNECT_MS = 5_000;
/** a collector that froze in the middle of a transaction may not keep the others from the log for longer */
const FROZEN_MS = 30_000;
const INT8 = 20;

/** Indexes, counts and sizes: exact as numbers up to 2^53, which a log does not reach. Anything larger is a fault, never a rounded number. */
function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('A number in the database is larger than 2^53.');
  return value;
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? parseInt8 : pg.types.getTypeParser(oid, format as 'text'),
};

/** Connects on first use, to `postgres://user:password@host:port/database`. */
export function postgresDialect(
  url: string,
  { connections = CONNECTIONS, readOnly = false }: { connections?: number; readOnly?: boolean } = {},
): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    types,
    max: connections,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    application_name: 'unswivel-collector',
  });
  // A server that stops ends its idle connections: without a listener that would end this process. The next query connects anew, or says why it cannot.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return new PostgresDialect({ pool, onCreateConnection: (connection) => settle(connection, readOnly) });
}

async function settle(connection: DatabaseConnection, readOnly: boolean): Promise<void> {
  // an acknowledged event survives power loss, whatever the server's or the role's default says
  await connection.executeQuery(CompiledQuery.raw('set synchronous_commit = on'));
  // by statement: connection poolers refuse such settings at the start of a connection
  await connection.executeQuery(CompiledQuery.raw(`set idle_in_transaction_session_timeout = ${FROZEN_MS}`));
  if (readOnly) await connection.executeQuery(CompiledQuery.raw('set default_transaction_read_only = on'));
}
