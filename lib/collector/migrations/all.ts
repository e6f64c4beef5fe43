import type { Migration } from 'kysely/migration';
import * as log from './001-log.ts';
import * as drafts from './002-drafts.ts';
import * as record from './003-record.ts';

/** In order of their names; one that ran on somebody's data is never changed again. */
export const MIGRATIONS: Record<string, Migration> = { '001-log': log, '002-drafts': drafts, '003-record': record };
