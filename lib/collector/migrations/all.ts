import type { Migration } from 'kysely/migration';
import * as first from './001-first.ts';

/** In order of their names; one that ran on somebody's data is never changed again. */
export const MIGRATIONS: Record<string, Migration> = { '001-first': first };
