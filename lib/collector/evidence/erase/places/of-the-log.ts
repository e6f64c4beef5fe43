/** Bodies, their keys, and what searches find them by: these go piece by piece (erase-piece.ts). */
import type { Hold } from '../asked.ts';
import { keysTouched } from '../keys-touched.ts';
import type { Place } from '../place.ts';
import type { ToErase } from '../what-to-erase.ts';

export const bodiesPlace: Place = {
  place: 'bodies',
  tables: ['event_bodies', 'inbox', 'unsaid'],
  follows: true,
  async plan(_db, { request }, { indexes, held, by, stay }) {
    const kept = [
      ...(held > 0 ? [`${held} are under ${holdWords(request.client, by)}`] : []),
      ...(stay > 0
        ? [`${stay} say what became of devices and of the log itself, without which it could not be verified`]
        : []),
    ];
    return {
      erased: indexes.length,
      kept: held + stay,
      why:
        kept.length > 0
          ? `${kept.join('; ')}.`
          : 'All that fit go, with their salts. Leaves, hashes and proofs stay: they hold nobody’s values.',
    };
  },
};

/** Whoever asks about one client may not know of holds on what others have too. */
function holdWords(client: string | undefined, by: ToErase['by']): string {
  const named = by.filter((hold: Hold) => !client || hold.client === client).map(({ id }) => `“${id}”`);
  if (named.length === 0) return 'a legal hold';
  return named.length === 1 ? `the legal hold ${named[0]}` : `the legal holds ${named.join(', ')}`;
}

export const keysPlace: Place = {
  place: 'keys',
  tables: ['body_keys'],
  follows: true,
  plan: async (db, _asked, { indexes }) => ({
    erased: (await keysTouched(db, indexes)).keys,
    kept: 0,
    why: 'The bodies’ keys, by client and month: what stays of those months is sealed anew first, and then they are destroyed. By the calendar a key goes when its whole month is over.',
  }),
};

export const searchPlace: Place = {
  place: 'search',
  tables: ['evidence_terms', 'evidence_postings', 'evidence_rows'],
  follows: true,
  plan: async (_db, _asked, { indexes }) => ({
    erased: indexes.length,
    kept: 0,
    why: 'The names they are found by go with them; that a client has an entry in this place stays.',
  }),
};
