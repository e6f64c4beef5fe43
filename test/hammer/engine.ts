import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type PostgresServer, startPostgres } from '../drive/postgres.ts';
import { type Disk, smallDisk } from './disk.ts';
import type { Engine } from './options.ts';

/** Where the log is kept, and what may befall that. */
export interface EngineParts {
  /** the collector's data folder */
  data: string;
  /** the collector's environment */
  env: NodeJS.ProcessEnv;
  /** the disk the log is on */
  disk: Disk;
  /** PostgreSQL only: stops the database at once, as a crash would */
  crash?(): Promise<void>;
  /** PostgreSQL only: how often its log was forced to the disk so far */
  syncs?(): Promise<number>;
  /** brings the database back where it ended */
  mend(): Promise<void>;
  stop(): Promise<void>;
}

export async function openEngine(engine: Engine, folder: string): Promise<EngineParts> {
  const data = join(folder, 'collector');
  if (engine === 'sqlite') {
    const disk = smallDisk(data);
    const { DATABASE_URL: _, ...env } = process.env;
    return { data, env, disk, mend: async () => {}, stop: async () => disk.remove() };
  }
  const disk = smallDisk(join(folder, 'postgres'));
  // The server's own user has to pass through.
  for (const place of [folder, disk.folder]) chmodSync(place, 0o711);
  const server = await onThisDisk(disk);
  const DATABASE_URL = await server.newDatabase();
  return {
    data,
    env: { ...process.env, DATABASE_URL },
    disk,
    crash: () => server.crash(),
    syncs: () => countSyncs(DATABASE_URL),
    async mend() {
      if (await answers(DATABASE_URL)) return;
      await server.crash();
      await server.start();
    },
    async stop() {
      await server.stop();
      disk.remove();
    },
  };
}

async function countSyncs(url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query('select wal_sync from pg_stat_wal');
  await client.end();
  return Number(rows[0].wal_sync);
}

/** The server makes its folder where temporary files go. */
async function onThisDisk(disk: Disk): Promise<PostgresServer> {
  const { TMPDIR } = process.env;
  process.env.TMPDIR = disk.folder;
  try {
    return await startPostgres();
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

/** A server that restarted its processes by itself takes a moment. */
async function answers(url: string): Promise<boolean> {
  for (let tries = 0; tries < 3; tries += 1) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      return true;
    } catch {
      await new Promise((done) => setTimeout(done, 300));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}
