import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { verifyEvidence } from '../../lib/evidence/verify/verify-evidence.ts';
import { samplePack } from './pack-text.ts';

const verified = (bytes: Uint8Array) =>
  verifyEvidence(
    (async function* () {
      // the first line in pieces, too
      for (let at = 0; at < bytes.length; at += 17) yield bytes.slice(at, at + 17);
    })(),
  );
const text = (await samplePack({ events: 3 })).join('');
const utf8 = (given: string) => new Uint8Array(Buffer.from(given));

it.each([
  ['gzip', gzipSync(text), /compressed \(gzip\)\. Unpack it/],
  ['a ZIP archive', utf8(`PK\x03\x04${text}`), /ZIP archive\. Unpack it/],
  ['a byte-order mark', utf8(`\ufeff${text}`), /byte-order mark/],
  ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')), /UTF-16/],
  ['line ends of Windows', utf8(text.replaceAll('\n', '\r\n')), /CR LF/],
  ['CSV', utf8('index,story\r\n1,x\r\n'), /no evidence pack: its first line is not JSON/],
  ['an empty line', utf8('\n'), /no evidence pack: its first line is not JSON/],
  ['our own JSONL', utf8('{"log":"x","index":0}\n'), /no evidence pack: its first line does not say so/],
  ['an answer of the collector', utf8('{"error":{"code":"x"}}'), /no evidence pack: its first line does not say so/],
  ['another spelling', utf8(text.replace('"v":1}', '"v":1 }')), /not canonical JSON/],
])('a file that is no pack as it was made is told by what it is: %s', async (_, bytes, said) => {
  expect(await verified(bytes)).toMatchObject({
    ok: false,
    code: 'pack.line',
    line: 1,
    sentence: expect.stringMatching(said),
  });
});

it('a pack cut off within its first line is told to be cut off', async () => {
  expect(await verified(utf8(text.slice(0, 40)))).toMatchObject({ ok: false, code: 'pack.end' });
  expect(await verified(utf8(''))).toMatchObject({ ok: false, code: 'pack.end' });
  expect(await verified(utf8(text))).toMatchObject({ ok: true });
});
