/**
 * Drawing a sample nobody can steer and everybody can draw again. Each item's id gets a rank: the hex SHA-256 of the seed, a line feed and the id (UTF-8). Items are put in order of their ranks, and the first n are the
 * sample. A shell does the same: `while read id; do printf '%s\n%s' "$SEED" "$id" | sha256sum | cut -c1-64 | tr -d '\n'; echo " $id"; done | sort | head -n N`.
 */
import { sha256OfText } from './hash.ts';

export const METHOD =
  'Items in the order of SHA-256(seed, line feed, id) as lower-case hex; the first n are the sample (lib/evidence/sample.ts).';

/** The `n` drawn by the seed, in the order they were drawn; all of them where there are no more. */
export function drawSample<T extends { id: string }>(items: Iterable<T>, seed: string, n: number): T[] {
  const ranked = Array.from(items, (item) => ({ item, rank: sha256OfText(`${seed}\n${item.id}`) }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  return ranked.slice(0, n).map(({ item }) => item);
}
