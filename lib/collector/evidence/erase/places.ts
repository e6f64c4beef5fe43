/** Every place personal values lie in, in the order they are erased: what somebody is called is known from the record, which goes last. */
import type { Tables } from '../../database.ts';
import type { Place } from './place.ts';
import { accessPlace } from './places/access.ts';
import { apartPlace } from './places/apart.ts';
import { authorsPlace } from './places/authors.ts';
import { backupsPlace, cachesPlace, destinationsPlace, exportsPlace, registerPlace } from './places/beyond.ts';
import { changesPlace } from './places/changes.ts';
import { driftPlace } from './places/drift.ts';
import { matchesPlace } from './places/matches.ts';
import { noticesPlace } from './places/notices.ts';
import { bodiesPlace, keysPlace, searchPlace } from './places/of-the-log.ts';
import { packsPlace } from './places/packs.ts';
import { recordPlace } from './places/record.ts';
import { requestsPlace } from './places/requests.ts';
import { roundsPlace } from './places/rounds.ts';
import { viewsPlace } from './places/views.ts';

export const PLACES: readonly Place[] = [
  ...[bodiesPlace, keysPlace, searchPlace, packsPlace, matchesPlace, driftPlace],
  ...[requestsPlace, roundsPlace, viewsPlace, apartPlace, noticesPlace, accessPlace, changesPlace, authorsPlace],
  recordPlace,
  ...[exportsPlace, destinationsPlace, cachesPlace, registerPlace, backupsPlace],
];

/** Tables that hold nobody's values: hashes and counts, settings, and how far something was read. */
export const NOBODYS: readonly (keyof Tables)[] = [
  ...(['log_head', 'log_entries', 'batches', 'tiles', 'checkpoints', 'cosignatures', 'log_keys', 'epochs'] as const),
  ...(['serials', 'settings', 'evidence_hours', 'evidence_cursor', 'drift_cursors', 'drift_days'] as const),
  ...(['lifecycle_cursor', 'source_groups'] as const),
];
