/** Reading an entry line: where its leaf and body lie, so that both are hashed as the bytes that stand in the file. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '../canonical.ts';
import { eventBodySchema } from '../event.schema.ts';
import { HEX_32 } from '../hex.ts';
import { leafBytes } from '../leaf.ts';
import { entrySchema } from '../pack.schema.ts';
import { fitting, readJson } from './read-line.ts';
import { refuse } from './refuse.ts';
import { NO, scanOneOf, scanText } from './scan.ts';
import { scanSchema } from './scan-schema.ts';

export interface EntryLine extends Due {
  /** the leaf's MAC of the body */
  mac: string;
  leaf: Uint8Array;
  /** both null when erased */
  salt: string | null;
  body: Uint8Array | null;
  /** whether the body is an event as event.schema.ts has it */
  readable: boolean;
}

/** How every entry line begins: `body` is its first key. */
export const scanStart = scanText('{"body":');
const scanBody = scanOneOf([scanText('null'), scanSchema(eventBodySchema)]);
const latin1 = new TextDecoder('latin1');

/** What an entry says of itself when it is the one that is due: the next of the log and of its device's chain. */
export interface Due {
  index: number;
  log: string;
  device: string;
  seq: number;
  prev: string;
}

/** Reads the line in one pass when it is an event and the one that is due, and by parsing it when not. Refuses what is no entry line. */
export function readEntryLine(line: Uint8Array, due: Due): EntryLine {
  return readDue(line, due) ?? parseEntryLine(line);
}

/** Only body, MAC and salt cannot be known before: the rest of the line is written down as it must be, and compared. */
function readDue(line: Uint8Array, due: Due): EntryLine | null {
  const begin = scanStart(line, 0);
  const end = begin === NO ? NO : scanBody(line, begin);
  if (end === NO) return null;
  const rest = latin1.decode(line.subarray(end));
  const before = `,"index":${due.index},"leaf":`;
  const macAt = before.length + '{"body":"'.length;
  const mac = rest.slice(macAt, macAt + 64);
  const leaf = `{"body":"${mac}","device":"${due.device}","log":"${due.log}","prev":"${due.prev}","seq":${due.seq},"v":1}`;
  const erased = end - begin === 'null'.length;
  const salt = erased ? null : rest.slice(-64 - SALT_FROM_END, -SALT_FROM_END);
  const after = erased ? ',"salt":null,"t":"entry"}' : `,"salt":"${salt}","t":"entry"}`;
  if (rest !== before + leaf + after || !HEX_32.test(mac) || (salt !== null && !HEX_32.test(salt))) return null;
  const leafAt = end + before.length;
  return {
    ...due,
    mac,
    salt,
    readable: true,
    leaf: line.subarray(leafAt, leafAt + leaf.length),
    body: erased ? null : line.subarray(begin, end),
  };
}

const SALT_FROM_END = '","t":"entry"}'.length;

/** Reads the line by parsing it. */
export function parseEntryLine(line: Uint8Array): EntryLine {
  const { index, leaf, salt, body } = fitting(readJson(line), entrySchema, 'entry');
  if (body === undefined) refuse('pack.line', 'The entry line has no body, not even an erased one (null).');
  if ((salt === null) !== (body === null)) halfErased();
  return {
    ...{ index, log: leaf.log, device: leaf.device, seq: leaf.seq, prev: leaf.prev, mac: leaf.body, salt },
    leaf: leafBytes(leaf),
    body: body === null ? null : utf8ToBytes(canonical(body)),
    readable: body === null || eventBodySchema.safeParse(body).success,
  };
}

const halfErased = () => refuse('pack.body', 'Only one of salt and body is there: they are erased together.');
