/** How the embedded database is opened: SQLite in one file of the data folder, nothing else to install. */
import Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';

/** how long a statement waits for another process's transaction */
export const BUSY_MS = 10_000;
const CACHED_STATEMENTS = 500;

/**
 * A transaction takes the write lock at once. SQLite's default waits until the first write, and then fails without honouring `busy_timeout` when the command
 * line wrote in between (SQLITE_BUSY_SNAPSHOT).
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class EmbeddedDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config);
  }
}

/** Opens the SQLite file durably: WAL, every commit synced (an acknowledged event survives power loss), bodies overwritten when erased. */
export function openSqlite(file: string): Sqlite.Database {
  const sqlite = new Sqlite(file, { timeout: BUSY_MS });
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('secure_delete = ON');
  return sqlite;
}

export function embeddedDialect(file: string): SqliteDialect {
  const sqlite = openSqlite(file);
  return new EmbeddedDialect({ database: { prepare: cachedPrepare(sqlite), close: () => sqlite.close() } });
}

/** Kysely compiles the same few statements again and again; preparing them once makes small transactions several times faster. */
export function cachedPrepare(sqlite: Sqlite.Database): (sql: string) => Sqlite.Statement {
  const cache = new Map<string, Sqlite.Statement>();
  return (sql) => {
    const known = cache.get(sql);
    if (known) return known;
    const statement = sqlite.prepare(sql);
    if (cache.size >= CACHED_STATEMENTS) cache.clear();
    cache.set(sql, statement);
    return statement;
  };
}
