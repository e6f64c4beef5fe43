/** What the evidence page asks of the browser itself: files written and read. The entrypoint does it; the views show how far it is. */
import type { ExportQuery } from './evidence.schema.ts';
import type { Pack } from './evidence-packs.schema.ts';
import type { Failure } from './own.ts';

export interface ExportProgress {
  /** events written so far, of how many there are; null before the collector said */
  events: number;
  of: number | null;
  bytes: number;
}

export interface Exported {
  name: string;
  events: number;
  bytes: number;
  /** hex, of the whole file */
  sha256: string;
}

export type ExportWish = Pick<ExportQuery, 'client' | 'from' | 'to' | 'format' | 'bom' | 'ocsf'>;

/** One export: begun, and gone on with after it broke off. */
export interface Exporting {
  /** writes on from where it is until it ends, breaks off or is called off. A format that cannot go on begins again */
  run(
    onProgress: (progress: ExportProgress) => void,
    signal: AbortSignal,
  ): Promise<{ ok: true; value: Exported } | Failure>;
  /** whether `run` would go on rather than begin again */
  goesOn(): boolean;
  /** the file is not wanted: what was written goes */
  discard(): Promise<void>;
}

export interface ExportDeeds {
  /** asks where to, straight from the click; null when the person thought better of it */
  beginExport(wish: ExportWish): Promise<Exporting | null>;
  /** … for a pack that is ready, fetched part by part */
  takePack(pack: Pack): Promise<Exporting | null>;
}

/** What a pack says of itself once it holds. */
export interface CheckedPack {
  ok: true;
  /** `part`: of a client or a period; `whole`: everything the log held */
  is: 'part' | 'whole';
  log: string;
  epoch: number;
  size: number;
  /** base64 */
  root: string;
  at: string;
  by: string | null;
  of: { client: string | null; from: string | null; to: string | null } | null;
  /** verifier keys of the log, oldest first */
  keys: string[];
  entries: number;
  bodies: number;
  erased: number;
  refused: number;
  devices: number;
  cosigned: number;
  replay: { same: number; differs: number; cannot: number; erased: number; first: string | null } | null;
  /** requests for access, followed step by step; absent for the whole log's pack */
  requests?: { followed: number; ended: number; broken: number; first: string | null };
}

export interface BrokenPack {
  ok: false;
  code: string;
  sentence: string;
  /** of the file, from 1 */
  line: number;
  /** of the log */
  index: number | null;
}

export interface PackRow {
  index: number;
  receivedAt: string;
  story: string;
  /** a refusal, an emergency, something of security */
  group: string | null;
  replay: string;
}

export interface Checked {
  verdict: CheckedPack | BrokenPack;
  /** the first of what it tells, oldest first: as many as a page shows */
  rows: PackRow[];
  /** hex, of the file */
  sha256: string;
  bytes: number;
}

export interface CheckProgress {
  bytes: number;
  of: number;
  entries: number;
}

export interface CheckingDeeds {
  /** Rejects with the signal's reason when called off. `pinned`: a verifier key the pack must be of. */
  checkPack(
    file: File,
    given: { pinned?: string; signal: AbortSignal; onProgress(progress: CheckProgress): void },
  ): Promise<Checked>;
}
