/**
 * What a browser saved because it could not send it (lib/worker/log-save.ts): JSON lines with devices and their signed batches. They enter as if the device had sent
 * them: what is there already is there once, and what is not authentic is kept apart with the reason.
 */
import { z } from 'zod';
import { batchSchema } from '../wire/api.schema.ts';
import { quarantine } from './apart/quarantine.ts';
import type { Appender } from './appender.ts';
import { arrivalOf } from './arrival.ts';
import { type Caller, deviceCaller } from './caller.ts';
import { checkBatch } from './check-batch.ts';
import type { Database } from './database.ts';
import { Refused } from './errors.ts';
import { MIB, parseBy, parseJson } from './read-json.ts';

const id = z.string().min(1).max(128);

const headSchema = z.strictObject({ unswivel: z.literal('waiting'), v: z.literal(1), at: z.string().max(64) });
export const savedDeviceSchema = z.strictObject({
  id,
  log: id,
  technician: id,
  name: z.string().min(1).max(64),
  /** base64url, raw Ed25519 */
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type SavedDevice = z.infer<typeof savedDeviceSchema>;
const lineSchema = z.union([
  z.strictObject({ device: savedDeviceSchema }),
  z.strictObject({ batch: z.unknown() }),
  z.strictObject({ end: z.strictObject({ batches: z.number().int(), events: z.number().int() }) }),
]);

export interface Taken {
  /** events new in the log, and those that were there already */
  added: number;
  known: number;
  /** batches that were not taken, by line of the file, with the reason */
  refused: { line: number; why: string }[];
  /** false: the file breaks off, or something follows its end; what it holds was taken all the same */
  whole: boolean;
}

/** A file that is none of ours; its message names the line. */
export class NoSuchFile extends Error {}

/**
 * Takes in the lines of a file. `admit` is asked for a device not known here; when it does not admit it, its batches are refused.
 * Throws `NoSuchFile` for a file of another kind, before anything was taken.
 */
export async function takeFile(
  { db, log, appender, now }: { db: Database; log: string; appender: Appender; now: () => Date },
  lines: AsyncIterable<string>,
  admit: (device: SavedDevice) => Promise<boolean>,
): Promise<Taken> {
  const taken: Taken = { added: 0, known: 0, refused: [], whole: false };
  let caller: Caller | null = null;
  let number = 0;
  let batches = 0;
  for await (const text of lines) {
    number += 1;
    if (number === 1) {
      openHead(text);
      continue;
    }
    if (text === '') continue;
    const at = now().toISOString();
    try {
      taken.whole = false;
      if (text.length > 4 * MIB) throw new Refused('request.tooLarge', { limit: 4 * MIB });
      const line = parseBy(lineSchema, parseJson(text));
      if ('device' in line) caller = await callerFor(db, line.device, at, admit);
      else if ('end' in line) taken.whole = line.end.batches === batches;
      else {
        batches += 1;
        if (!caller) throw new Refused('device.unknown');
        const { results } = await appender.append(arrival(line.batch, caller, log, at));
        for (const result of results) {
          if ('error' in result) continue;
          taken[result.duplicate ? 'known' : 'added'] += 1;
        }
        const bad = results.find((result) => 'error' in result && result.error.code !== 'batch.whole');
        if (bad && 'error' in bad) taken.refused.push({ line: number, why: bad.error.message });
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (caller) await quarantine(db, at, caller.device.id, error.code, text);
      taken.refused.push({ line: number, why: error.message });
    }
  }
  if (number === 0) throw new NoSuchFile('The file is empty.');
  return taken;
}

function openHead(text: string): void {
  try {
    parseBy(headSchema, parseJson(text));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new NoSuchFile('Line 1 does not say that this is a file of waiting events (version 1), saved by a browser.');
  }
}

async function callerFor(
  db: Database,
  device: SavedDevice,
  at: string,
  admit: (device: SavedDevice) => Promise<boolean>,
): Promise<Caller | null> {
  const known = await deviceCaller(db, device.id, at);
  if (known) return known;
  return (await admit(device)) ? deviceCaller(db, device.id, at) : null;
}

function arrival(batch: unknown, caller: Caller, log: string, at: string) {
  const parsed = parseBy(batchSchema, batch);
  return arrivalOf(parsed, checkBatch(parsed, caller.device, log), caller, at);
}
