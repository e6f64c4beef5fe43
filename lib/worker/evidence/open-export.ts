import type { ExportWish } from '../../wire/evidence-page.ts';
import { Refused } from '../errors.ts';
import { fetchFile } from './fetch-file.ts';

export interface OpenExport {
  stream: ReadableStream<Uint8Array>;
  /** events still to come */
  events: number;
  /** what the log was when it began: with it a broken export goes on as if the log had stood still */
  checkpoint?: string | undefined;
}

/** Opens an export; `after` goes on behind that entry. Throws as `fetchFile`. */
export async function openExport(
  wish: ExportWish,
  after: number | null,
  signal: AbortSignal,
  checkpoint?: string,
): Promise<OpenExport> {
  const response = await fetchFile(pathOf(wish, after, checkpoint), signal);
  if (!response.body) throw new Refused('answer.empty', 'The collector answered without a file.');
  const { headers } = response;
  return {
    stream: response.body,
    events: Number(headers.get('unswivel-events') ?? 0),
    checkpoint: headers.get('unswivel-checkpoint') ?? undefined,
  };
}

function pathOf(
  { client, from, to, format, bom, ocsf }: ExportWish,
  after: number | null,
  at: string | undefined,
): string {
  const query = new URLSearchParams({ format, bom, ocsf });
  for (const [key, value] of Object.entries({ client, from, to })) if (value) query.set(key, value);
  if (after !== null) query.set('after', String(after));
  if (after !== null && at) query.set('at', at);
  return `/v1/evidence/export?${query}`;
}
