import { sourcesText } from '../../text.ts';

/** What the collector takes. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * The text of a CSV file: UTF-8 or UTF-16 with its mark; what is no UTF-8 is read as Windows-1252, which is what spreadsheets on Windows write when they say “CSV”.
 * A file that is too large gives a sentence.
 */
export async function readCsvFile(file: Blob): Promise<{ text: string } | { sentence: string }> {
  if (file.size > MOST_BYTES) return { sentence: sourcesText.import.tooLarge };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : '';
  if (wide) return { text: new TextDecoder(wide).decode(bytes) };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes) };
  }
}
