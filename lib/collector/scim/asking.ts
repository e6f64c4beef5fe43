import type { Source } from '../../record/access.schema.ts';
import type { Change } from '../change-object.ts';
import type { Collector } from '../http.ts';

/** One request of one source. */
export interface Asking {
  collector: Collector;
  source: Source;
  /** the source's address, without a slash at its end */
  base: string;
}

/** A change in the source's name. */
export const changeBy = (source: Source, at: string): Change => ({ at, by: `source:${source.id}` });
