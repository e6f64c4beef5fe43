/** What an erasure cannot reach, and what is kept so that it can be shown to have been done. */
import { countFitting } from '../../count-fitting.ts';
import { keysTouched } from '../keys-touched.ts';
import { countRows, type Place } from '../place.ts';

export const exportsPlace: Place = {
  place: 'exports',
  tables: [],
  plan: async (db, { request: { client } }) => ({
    erased: 0,
    kept: await countFitting(db, 'all', { verb: 'evidence.exported', ...(client ? { client } : {}) }),
    why: 'Files that were given out are beyond the collector. The log says who has them: tell them.',
  }),
};

export const destinationsPlace: Place = {
  place: 'destinations',
  tables: ['destinations'],
  plan: async (db) => ({
    erased: 0,
    kept: await countRows(db, 'destinations'),
    why: 'Receivers keep what they were sent by rules of their own.',
  }),
};

export const cachesPlace: Place = {
  place: 'caches',
  tables: [],
  plan: async (db) => ({
    erased: 0,
    kept: await countRows(db, 'devices'),
    why: 'Browsers drop events 30 days after they were delivered, and the record when they sign out.',
  }),
};

export const registerPlace: Place = {
  place: 'register',
  tables: ['evidence_holds', 'erasures', 'erased_bodies'],
  plan: async (db) => ({
    erased: 0,
    kept: (await countRows(db, 'erasures')) + (await countRows(db, 'evidence_holds')),
    why: 'Which erasures and legal holds there were, of whom and why: they are accounted for by it, and a restored backup is erased again by it.',
  }),
};

export const backupsPlace: Place = {
  place: 'backups',
  tables: [],
  follows: true,
  async plan(db, _asked, { indexes }) {
    const { clear } = await keysTouched(db, indexes);
    return {
      erased: indexes.length - clear,
      kept: clear,
      why: `${
        clear > 0
          ? `${clear} of the bodies were not sealed yet: copies of those can be read. `
          : 'In backups and write-ahead logs the bodies open no more. '
      }What stands in the clear beside them, and the other places of this list, stay in a backup until it is deleted; so does a copy of the keys: bring it up to date (body-keys copy). After restoring a backup, erase again.`,
    };
  },
};
