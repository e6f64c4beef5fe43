import { runningSha256 } from '../../../evidence/hash.ts';
import { toHex } from '../../../evidence/hex.ts';

/** What the log says of an erasure's bodies: hex SHA-256 of their indexes in order, each followed by a line feed. fsck makes it again (fsck/erasures.ts). */
export function erasureDigest(indexes: readonly number[]): string {
  const hash = runningSha256();
  for (const index of indexes) hash.update(new TextEncoder().encode(`${index}\n`));
  return toHex(hash.digest());
}
