/** An export cut where an event ends, so that a file that breaks off holds whole events and can be gone on with. Pure. */
import type { ExportWish } from '../../wire/evidence-page.ts';

type Format = ExportWish['format'];

export interface Rows {
  /** all that is whole now: bytes to write, how many events they are, and the last one's entry (null: cannot be told) */
  take(chunk: Uint8Array): { whole: Uint8Array; events: number; last: number | null };
  /** bytes that are no whole row yet */
  left(): number;
}

/** These formats can be gone on with behind an entry; the others are signed or framed as a whole. */
export const GOES_ON: Record<Format, boolean> = { jsonl: true, csv: true, ocsf: true, pack: false, html: false };

const NEWLINE = 10;
const QUOTE = 34;

export function exportRows(format: Format): Rows {
  let rest: Uint8Array = new Uint8Array();
  // A cell of CSV in quotes may hold line ends.
  let quoted = false;
  let looked = 0;
  return {
    take(chunk) {
      const bytes = joined(rest, chunk);
      let [begin, events] = [0, 0];
      let last: number | null = null;
      for (let at = looked; at < bytes.length; at++) {
        if (format !== 'csv') {
          at = bytes.indexOf(NEWLINE, at);
          if (at < 0) break;
        } else if (bytes[at] === QUOTE) quoted = !quoted;
        if (bytes[at] !== NEWLINE || quoted) continue;
        const row = decoder.decode(bytes.subarray(begin, at));
        begin = at + 1;
        if (!IS_EVENT[format](row)) continue;
        events += 1;
        last = GOES_ON[format] ? entryOf(format, row) : null;
      }
      looked = bytes.length - begin;
      rest = bytes.slice(begin);
      return { whole: bytes.subarray(0, begin), events, last };
    },
    left: () => rest.length,
  };
}

const decoder = new TextDecoder();

const IS_EVENT: Record<Format, (row: string) => boolean> = {
  jsonl: (row) => row !== '',
  ocsf: (row) => row !== '',
  csv: (row) => /^\d/.test(row),
  pack: (row) => row.startsWith('{"body":'),
  html: (row) => row.startsWith('<tr><td>'),
};

function entryOf(format: Format, row: string): number | null {
  if (format === 'csv') return Number(/^\d+/.exec(row)?.[0] ?? Number.NaN);
  const event = JSON.parse(row) as { index?: number; metadata?: { sequence?: number } };
  return event.index ?? event.metadata?.sequence ?? null;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}
