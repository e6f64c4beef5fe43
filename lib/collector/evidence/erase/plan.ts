/** Every place personal values lie in, before anything is erased: what goes, what stays, and why. */
import type { ErasurePlan, ErasureRequest } from '../../../wire/evidence-erase.schema.ts';
import type { Database } from '../../database.ts';
import { countRounds } from '../../drift/rounds-forget.ts';
import { requestsOf } from '../../lifecycle/forget-requests.ts';
import { findObject } from '../../objects.ts';
import { countFitting } from '../count-fitting.ts';
import { followed } from '../follow-log.ts';
import { countMatchLines, countPacks } from './copies.ts';
import { countDrift } from './drift-made.ts';
import { keysTouched } from './keys-touched.ts';
import { type ToErase, whatToErase } from './what-to-erase.ts';

type Place = ErasurePlan['places'][number];

/** `size`: of the plan this one repeats; else the log as far as it was followed. */
export async function planErasure(db: Database, request: ErasureRequest, size?: number) {
  const upTo = size ?? (await followed(db));
  const found = await whatToErase(db, request, upTo);
  const events = found.indexes.length;
  const plan: ErasurePlan = {
    digest: found.digest,
    size: upTo,
    events,
    held: found.held,
    places: await placesOf(db, request, found),
  };
  return { plan, indexes: found.indexes };
}

async function placesOf(db: Database, request: ErasureRequest, { indexes, held, by, stay }: ToErase): Promise<Place[]> {
  const events = indexes.length;
  const kept = [
    ...(held > 0 ? [`${held} are under ${holdWords(request, by)}`] : []),
    ...(stay > 0
      ? [`${stay} say what became of devices and of the log itself, without which it could not be verified`]
      : []),
  ];
  const devices = await countRows(db, 'devices');
  const requests = await requestsOf(db, request);
  const touched = await keysTouched(db, indexes);
  return [
    {
      place: 'bodies',
      erased: events,
      kept: held + stay,
      why:
        kept.length > 0
          ? `${kept.join('; ')}.`
          : 'All that fit go, with their salts. Leaves, hashes and proofs stay: they hold nobody’s values.',
    },
    {
      place: 'keys',
      erased: touched.keys,
      kept: 0,
      why: 'The bodies’ keys, by client and month: what stays of those months is sealed anew first, and then they are destroyed. By the calendar a key goes when its whole month is over.',
    },
    {
      place: 'search',
      erased: events,
      kept: 0,
      why: 'The names they are found by go with them; that a client has an entry in this place stays.',
    },
    await recordPlace(db, request),
    {
      place: 'views',
      erased: await countViews(db, request),
      kept: 0,
      why: 'Kept searches that name the person or client.',
    },
    {
      place: 'drift',
      erased: await countDrift(db, request),
      kept: 0,
      why: 'What was seen in consoles is made again from what the log still says.',
    },
    {
      place: 'rounds',
      erased: await countRounds(db, request),
      kept: 0,
      why: 'Accounts that somebody was asked to check, in rounds that are over.',
    },
    {
      place: 'requests',
      erased: requests.gone.length,
      kept: requests.kept,
      why:
        requests.kept > 0
          ? 'Requests that are over go. Access that may still work must first be ended and seen ended; what is under a legal hold stays.'
          : 'Requests for access that are over, with their steps.',
    },
    {
      place: 'matches',
      erased: await countMatchLines(db, request),
      kept: 0,
      why: request.technician
        ? 'Names in comparisons with consoles’ own logs.'
        : 'Comparisons of its consoles’ own logs go whole; in those of consoles it shares, the lines of these events.',
    },
    {
      place: 'packs',
      erased: events > 0 ? await countPacks(db, request) : 0,
      kept: 0,
      why: 'Packs kept here that hold such events are unmade, with their keys, and made anew without them.',
    },
    {
      ...{
        place: 'exports',
        erased: 0,
        kept: await countFitting(db, 'all', {
          verb: 'evidence.exported',
          ...(request.client ? { client: request.client } : {}),
        }),
      },
      why: 'Files that were given out are beyond the collector. The log says who has them: tell them.',
    },
    {
      place: 'destinations',
      erased: 0,
      kept: await countRows(db, 'destinations'),
      why: 'Receivers keep what they were sent by rules of their own.',
    },
    {
      place: 'caches',
      erased: 0,
      kept: devices,
      why: 'Browsers drop events 30 days after they were delivered, and the record when they sign out.',
    },
    {
      place: 'backups',
      erased: events - touched.clear,
      kept: touched.clear,
      why: `${
        touched.clear > 0
          ? `${touched.clear} of the bodies were not sealed yet: copies of those can be read. `
          : 'In backups and write-ahead logs the bodies open no more. '
      }What stands in the clear beside them, and the other places of this list, stay in a backup until it is deleted; so does a copy of the keys: bring it up to date (body-keys copy). After restoring a backup, erase again.`,
    },
  ];
}

/** Whoever asks about one client may not know of holds on what others have too. */
function holdWords({ client }: ErasureRequest, by: ToErase['by']): string {
  const named = by.filter((hold) => !client || hold.client === client).map(({ id }) => `“${id}”`);
  if (named.length === 0) return 'a legal hold';
  return named.length === 1 ? `the legal hold ${named[0]}` : `the legal holds ${named.join(', ')}`;
}

const countRows = async (db: Database, table: 'devices' | 'destinations'): Promise<number> =>
  Number(
    (
      await db
        .selectFrom(table)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );

/** Past versions of somebody who is not in the record any more. */
async function recordPlace(db: Database, request: ErasureRequest): Promise<Place> {
  const [kind, id] = request.technician
    ? (['technicians', request.technician] as const)
    : (['clients', request.client as string] as const);
  // A client's own people are not erased with somebody's work for it.
  if (request.technician && request.client)
    return { place: 'record', erased: 0, kept: 0, why: 'The record is not of one client.' };
  const { n } = await db
    .selectFrom('object_versions')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('body', 'is not', null)
    .executeTakeFirstOrThrow();
  const there = (await findObject(db, kind, id)) !== undefined;
  const versions = Number(n);
  if (request.before)
    return { place: 'record', erased: 0, kept: versions, why: 'Only a whole erasure reaches the record.' };
  return there
    ? {
        place: 'record',
        erased: 0,
        kept: versions,
        why: 'Still in the record, which is needed to work. Remove it there first, and erase again.',
      }
    : {
        place: 'record',
        erased: versions,
        kept: 0,
        why: 'Past versions go; what was decided from them is replayed as erased.',
      };
}

async function countViews(db: Database, request: ErasureRequest): Promise<number> {
  return (await viewsNaming(db, request)).length;
}

/** Kept searches of the person, or whose filter names the person or client. */
export async function viewsNaming(db: Database, { client, technician }: ErasureRequest) {
  const views = await db.selectFrom('evidence_views').select(['technician', 'id', 'filter']).execute();
  return views.filter((view) => {
    const values = Object.values(JSON.parse(view.filter) as Record<string, string>);
    return (
      (technician !== undefined && (view.technician === technician || values.includes(technician))) ||
      (technician === undefined && client !== undefined && values.includes(client))
    );
  });
}
