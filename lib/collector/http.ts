/** What every route has at hand: the collector's parts, and who is asking. */
import type { Context, Handler } from 'hono';
import type { Appender } from './appender.ts';
import type { BatchReader } from './batch-reader.ts';
import type { Caller } from './caller.ts';
import type { Database } from './database.ts';
import type { Limits } from './limits.ts';
import type { LogLine } from './log.ts';
import type { LogBook } from './log-book.ts';
import type { RouteName } from './roles.ts';
import type { TreeNodes } from './tree-nodes.ts';

export interface Collector {
  db: Database;
  /** for long reads: they never keep `db` from writing (reader.ts) */
  reads: Database;
  batches: Pick<BatchReader, 'read'>;
  /** id of the log events are written to */
  log: string;
  book: LogBook;
  appender: Appender;
  nodes: TreeNodes;
  version: string;
  now: () => Date;
  limits: Limits;
  /** one structured line per request */
  write: (line: LogLine) => void;
  /** a reverse proxy in front says who is asking, in `X-Forwarded-For` */
  behindProxy: boolean;
  /** whoever can reach the collector may read its tiles */
  publicLog: boolean;
  /** hosts of private networks evidence may be pushed to: `host` or `host:port` */
  allowedDestinations?: readonly string[];
}

export interface Env {
  Variables: { caller: Caller; code?: string };
}
export type Ctx = Context<Env>;
/** Handlers by their line in roles.ts. */
export type Routes = Partial<Record<RouteName, Handler<Env>>>;

/** Now, as it is stored. */
export const nowOf = (collector: Collector): string => collector.now().toISOString();
