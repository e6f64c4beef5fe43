import type { Migration } from 'kysely/migration';
import * as log from './001-log.ts';
import * as drafts from './002-drafts.ts';
import * as record from './003-record.ts';
import * as sources from './004-sources.ts';
import * as signIn from './005-sign-in.ts';
import * as administration from './006-administration.ts';
import * as drift from './007-drift.ts';
import * as evidence from './008-evidence.ts';
import * as rounds from './009-rounds.ts';
import * as board from './010-board.ts';
import * as evidenceMore from './011-evidence-more.ts';
import * as lifecycle from './012-lifecycle.ts';
import * as bodyKeys from './013-body-keys.ts';
import * as movementsSetOff from './015-movements-set-off.ts';
import * as sealedPacks from './016-sealed-packs.ts';
import * as requestsException from './017-requests-exception.ts';
import * as findingsRanked from './018-findings-ranked.ts';
import * as findingKinds from './019-finding-kinds.ts';
import * as erasedPlaces from './020-erased-places.ts';
import * as pushRejected from './021-push-rejected.ts';
import * as countedDays from './022-counted-days.ts';

/** In order of their names; one that ran on somebody's data is never changed again. */
export const MIGRATIONS: Record<string, Migration> = {
  '001-log': log,
  '002-drafts': drafts,
  '003-record': record,
  '004-sources': sources,
  '005-sign-in': signIn,
  '006-administration': administration,
  '007-drift': drift,
  '008-evidence': evidence,
  '009-rounds': rounds,
  '010-board': board,
  '011-evidence-more': evidenceMore,
  '012-lifecycle': lifecycle,
  '013-body-keys': bodyKeys,
  '015-movements-set-off': movementsSetOff,
  '016-sealed-packs': sealedPacks,
  '017-requests-exception': requestsException,
  '018-findings-ranked': findingsRanked,
  '019-finding-kinds': findingKinds,
  '020-erased-places': erasedPlaces,
  '021-push-rejected': pushRejected,
  '022-counted-days': countedDays,
};
