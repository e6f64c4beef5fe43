import { saveFile } from '../../components/own/save-file.ts';
import type { ExportWish } from '../../lib/wire/evidence-page.ts';
import type { Sink } from '../../lib/worker/evidence/run-export.ts';

/** Chromium asks where to save; Firefox has no such question, and keeps the file until it is whole. */
interface Picker {
  showSaveFilePicker?(options: { suggestedName: string }): Promise<FileSystemFileHandle & { remove?(): Promise<void> }>;
}

const ENDING = { pack: 'jsonl', jsonl: 'jsonl', ocsf: 'jsonl', csv: 'csv', html: 'html' } as const;

/** `evidence-fabrikam-2026-07-01-2026-10-01-pack.jsonl`: ids, days and the format, nothing a file system would stumble over. */
export function fileName({ client, from, to, format }: ExportWish): string {
  const days = [from, to].map((moment) => moment?.slice(0, 10));
  const parts = ['evidence', client ?? 'all', ...days.filter(Boolean), format];
  return `${parts.join('-').replaceAll(/[^\w.-]/g, '-')}.${ENDING[format]}`;
}

/** Where the person wants it, asked straight from the click; null when they thought better of it. */
export async function askForFile(name: string): Promise<Sink | null> {
  const { showSaveFilePicker } = window as unknown as Picker;
  if (!showSaveFilePicker) return keptUntilWhole(name);
  try {
    const handle = await showSaveFilePicker.call(window, { suggestedName: name });
    return writtenAtOnce(handle);
  } catch (error) {
    if ((error as Error).name === 'AbortError') return null;
    throw error;
  }
}

async function writtenAtOnce(handle: FileSystemFileHandle & { remove?(): Promise<void> }): Promise<Sink> {
  const file = await handle.createWritable();
  return {
    name: handle.name,
    write: (bytes) => file.write(bytes),
    restart: async () => {
      await file.truncate(0);
      await file.seek(0);
    },
    close: () => file.close(),
    discard: async () => {
      await file.abort();
      // The empty file the question made goes too, where the browser can.
      await handle.remove?.().catch(() => undefined);
    },
  };
}

/** Blobs the browser may put on its disk: a piece at a time, so that they do not become millions. */
const PIECE = 8_000_000;

function keptUntilWhole(name: string): Sink {
  let blobs: Blob[] = [];
  let some: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const forget = async () => {
    [blobs, some, size] = [[], [], 0];
  };
  return {
    name,
    async write(bytes) {
      some.push(bytes);
      size += bytes.length;
      if (size < PIECE) return;
      blobs.push(new Blob(some));
      [some, size] = [[], 0];
    },
    restart: forget,
    async close() {
      saveFile(name, [...blobs, ...some]);
      await forget();
    },
    discard: forget,
  };
}
