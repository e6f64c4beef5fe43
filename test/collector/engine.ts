/** Which engine the collector's tests run on: the whole suite runs once on each (vitest.config.ts). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { createDatabase } from '../drive/postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** of a server to create databases on; absent = SQLite */
    postgres: string | undefined;
  }
}

export const engine = (): 'sqlite' | 'postgres' => (inject('postgres') ? 'postgres' : 'sqlite');

let made = 0;

/** A new place for a collector's data: a temporary folder, and on PostgreSQL an empty database. */
export async function newPlace(): Promise<{ folder: string; url: string | undefined; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'unswivel-collector-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const server = inject('postgres');
  if (!server) return { folder, url: undefined, remove };
  made += 1;
  const name = `test_${process.pid}_${made}_${Math.random().toString(36).slice(2, 8)}`;
  await createDatabase(server, name);
  return { folder, url: server.replace(/[^/]+$/, name), remove };
}
