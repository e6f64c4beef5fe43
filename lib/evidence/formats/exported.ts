/** An event on its way out of the log, in whatever format: what all of them are made from. */
import type { EventBody } from '../event.schema.ts';

export interface Exported {
  log: string;
  index: number;
  leafHash: string;
  device: string;
  seq: number;
  /** collector's clock */
  receivedAt: string;
  /** null when erased or refused; `why` says which */
  body: EventBody | null;
  why: 'erased' | 'refused' | null;
  story: string;
}
