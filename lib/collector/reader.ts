/**
 * A second way into the same data for long reads: lists, exports, checks. SQLite runs in whoever asks, so there another thread reads, over a connection that
 * cannot write, while this one goes on taking events in; PostgreSQL reads over connections of its own.
 */
import { join } from 'node:path';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { shareKeys } from './bodies/body-keys.ts';
import type { Database, Tables } from './database.ts';
import { FILE } from './open-database.ts';
import { postgresDialect } from './postgres-dialect.ts';
import type { Statement } from './read-thread.ts';
import { createThread, type Thread } from './thread.ts';

const POSTGRES_CONNECTIONS = 4;

/**
 * Opens a database that was opened (`openDatabase`) before, for reading, with its body keys. Each statement sees what was committed when it began; raw bytes may come as plain
 * `Uint8Array`. Long results are read page by page: there are no streams and no transactions.
 */
export function openReader(db: Database, folder: string, url?: string): Database {
  const reader = secondWay(folder, url);
  shareKeys(db, reader);
  return reader;
}

function secondWay(folder: string, url: string | undefined): Database {
  if (url !== undefined)
    return new Kysely<Tables>({ dialect: postgresDialect(url, { connections: POSTGRES_CONNECTIONS, readOnly: true }) });
  return new Kysely<Tables>({
    dialect: {
      createDriver: () =>
        threadDriver(createThread(new URL('./read-thread.ts', import.meta.url), { file: join(folder, FILE) })),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createAdapter: () => new SqliteAdapter(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    },
  });
}

function threadDriver(thread: Thread<Statement, unknown[]>): Driver {
  const connection: DatabaseConnection = {
    executeQuery: async <Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> => ({
      rows: (await thread.ask({ sql, parameters })) as Row[],
    }),
    streamQuery: () => {
      throw new Error('The reader reads page by page.');
    },
  };
  const noTransaction = async () => {
    throw new Error('The reader has no transactions: each statement stands for itself.');
  };
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: noTransaction,
    commitTransaction: noTransaction,
    rollbackTransaction: noTransaction,
    releaseConnection: async () => {},
    destroy: () => thread.end(),
  };
}
