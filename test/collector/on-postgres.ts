/** Set-up of the suite's run on PostgreSQL: one private server for all its files. */
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../drive/postgres.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide('postgres', server.url);
  return () => server.stop();
}
