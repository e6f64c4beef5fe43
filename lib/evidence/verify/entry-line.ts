/** Reading an entry line: where its leaf and body lie, so that both are hashed as the bytes that stand in the file. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '../canonical.ts';
import { eventBodySchema } from '../event.schema.ts';
import { leafBytes } from '../leaf.ts';
import { entrySchema } from '../pack.schema.ts';
import { fitting, readJson } from './read-line.ts';
import { refuse } from './refuse.ts';
import { NO, scanOneOf, scanText } from './scan.ts';
import { scanSchema } from './scan-schema.ts';

export interface EntryLine {
  index: number;
  log: string;
  device: string;
  seq: number;
  prev: string;
  /** the leaf's MAC of the body */
  mac: string;
  leaf: Uint8Array;
  /** both null when erased */
  salt: string | null;
  body: Uint8Array | null;
  /** whether the body is an event as event.schema.ts has it */
  readable: boolean;
}

const scanStart = scanText('{"body":');
const scanBody = scanOneOf([scanText('null'), scanSchema(eventBodySchema)]);
const HEX = '([0-9a-f]{64})';
const REST = new RegExp(
  `^,"index":(\\d{1,15}),"leaf":(\\{"body":"${HEX}","device":"([\\w.-]+)","log":"([\\w./:-]+)","prev":"${HEX}","seq":([1-9]\\d{0,14}),"v":1\\}),` +
    `"salt":(?:null|"${HEX}"),"t":"entry"\\}$`,
);
const LEAF_AT = ',"index":,"leaf":'.length;
const latin1 = new TextDecoder('latin1');

/** Reads the line in one pass where it is an event as most are, and by parsing it where not. Refuses what is no entry line. */
export function readEntryLine(line: Uint8Array): EntryLine {
  const begin = scanStart(line, 0);
  const end = begin === NO ? NO : scanBody(line, begin);
  const [, index, leaf, mac, device, log, prev, seq, salt] =
    end === NO ? [] : (REST.exec(latin1.decode(line.subarray(end))) ?? []);
  if (!index || !leaf || !mac || !device || !log || !prev || (index.length > 1 && index.startsWith('0'))) {
    return parseEntryLine(line);
  }
  const leafAt = end + LEAF_AT + index.length;
  const erased = end - begin === 4;
  if (erased !== (salt === undefined)) halfErased();
  return {
    ...{ index: Number(index), log, device, seq: Number(seq), prev, mac, salt: salt ?? null, readable: true },
    leaf: line.subarray(leafAt, leafAt + leaf.length),
    body: erased ? null : line.subarray(begin, end),
  };
}

function parseEntryLine(line: Uint8Array): EntryLine {
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
