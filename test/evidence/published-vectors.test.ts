/** Published RFC 6962/9162 inclusion vectors (transparency-dev/merkle, Apache-2.0), kept beside the project when there are any. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyInclusion } from '../../lib/evidence/proofs.ts';

const FOLDER = process.env.MERKLE_VECTORS ?? join(import.meta.dirname, '../../../shared/vectors/inclusion');
const files = existsSync(FOLDER) ? globSync('**/*.json', { cwd: FOLDER }).sort() : [];

interface Vector {
  leafIdx: bigint;
  treeSize: bigint;
  root: string | null;
  leafHash: string | null;
  proof: string[] | null;
  wantErr: boolean;
}

/** Sizes reach 2^64 − 1: the digits are read before a float could round them (reviver's third argument, Node 21). */
function readVector(file: string): Vector {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  const reviver = (_: string, value: unknown, { source }: { source?: string }) =>
    typeof value === 'number' ? BigInt(source as string) : value;
  return JSON.parse(text, reviver as (key: string, value: unknown) => unknown) as Vector;
}

const bytes = (text: string | null) => new Uint8Array(Buffer.from(text ?? '', 'base64'));

if (files.length === 0) {
  test.skip(`not run: no published vectors in ${FOLDER} (set MERKLE_VECTORS to their folder)`, () => {});
} else {
  test('there are vectors that hold and vectors that do not', () => {
    const wanted = files.map((file) => readVector(file).wantErr);
    expect(wanted).toContain(true);
    expect(wanted).toContain(false);
  });

  test.each(files)('published inclusion vector %s', (file) => {
    const { leafIdx, treeSize, root, leafHash, proof, wantErr } = readVector(file);
    const given = { index: leafIdx, size: treeSize, leafHash: bytes(leafHash), root: bytes(root) };
    expect(verifyInclusion({ ...given, proof: (proof ?? []).map(bytes) }).ok).toBe(!wantErr);
  });
}
