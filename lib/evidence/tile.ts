/**
 * Tiles (c2sp.org/tlog-tiles): the tree cut into pieces of 256 hashes, which never change once full and from which every proof can be made.
 * Paths are relative to the log's address: `tile/<level>/<n>[.p/<width>]`, entries under the level `entries`.
 */
import { hashChildren, type Node } from './merkle.ts';

export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;
/** bytes of one hash in a tile */
export const HASH_BYTES = 32;

export type TileLevel = number | 'entries';

export interface Tile {
  /** 0 holds leaf hashes; each hash above is the root of a full tile below */
  level: TileLevel;
  n: number;
  /** 1 to 255 for the tile at the right edge; absent when full */
  width?: number;
}

/** `tile/0/x001/x234/067.p/112` */
export function tilePath(level: TileLevel, n: number, width?: number): string {
  const groups = [String(n % 1000).padStart(3, '0')];
  for (let rest = Math.floor(n / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  }
  const suffix = width === undefined || width === TILE_WIDTH ? '' : `.p/${width}`;
  return `tile/${level}/${groups.join('/')}${suffix}`;
}

/** Reads what `tilePath` writes and nothing else: null for other spellings, traversal, full widths and levels beyond 63 (attack 40). */
export function parseTilePath(path: string): Tile | null {
  const [, level, n, width] = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? [];
  if (level === undefined || n === undefined) return null;
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    n: Number(n.replaceAll(/[x/]/g, '')),
    ...(width === undefined ? {} : { width: Number(width) }),
  };
  if (tile.width === 0 || (tile.width ?? 0) >= TILE_WIDTH || !Number.isSafeInteger(tile.n)) return null;
  if (tile.level !== 'entries' && tile.level > 63) return null;
  return tilePath(tile.level, tile.n, tile.width) === path ? tile : null;
}

/** How many hashes (or entries) tile `n` of a level has in a log of `size`: 0 when there is none, at most 256. */
export function tileWidth(level: TileLevel, n: number, size: number): number {
  const count = level === 'entries' ? size : Math.floor(size / TILE_WIDTH ** level);
  return Math.max(0, Math.min(TILE_WIDTH, count - n * TILE_WIDTH));
}

/** The tile a node of the tree is made from, and which of its hashes: [from, to). */
export function tileOf({ level, index }: Node): { level: number; n: number; from: number; to: number } {
  const width = 2 ** (level % TILE_HEIGHT);
  const first = index * width;
  const from = first % TILE_WIDTH;
  return { level: Math.floor(level / TILE_HEIGHT), n: Math.floor(first / TILE_WIDTH), from, to: from + width };
}

/** The node made from the hashes [from, to) of a tile's bytes, as `tileOf` says. Throws RangeError when the tile does not hold them. */
export function nodeFromTile(tile: Uint8Array, from: number, to: number): Uint8Array {
  if (from >= to || to * HASH_BYTES > tile.length) {
    throw new RangeError(`A tile of ${tile.length} bytes has no hashes ${from} to ${to}.`);
  }
  if (to - from === 1) return tile.slice(from * HASH_BYTES, to * HASH_BYTES);
  const middle = (from + to) / 2;
  return hashChildren(nodeFromTile(tile, from, middle), nodeFromTile(tile, middle, to));
}

/** Log entries (`leafBytes`) as a bundle: each behind its length in two bytes. Throws RangeError for an entry of 64 KiB or more. */
export function formatBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bundle = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  const view = new DataView(bundle.buffer);
  let at = 0;
  for (const entry of entries) {
    if (entry.length > 0xffff) throw new RangeError(`An entry of ${entry.length} bytes is too long for a bundle.`);
    view.setUint16(at, entry.length);
    bundle.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bundle;
}

/** The entries of a bundle, or null when it is cut short. */
export function parseBundle(bundle: Uint8Array): Uint8Array[] | null {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bundle.length; ) {
    const end = at + 2 + (at + 2 <= bundle.length ? view.getUint16(at) : 0);
    if (at + 2 > bundle.length || end > bundle.length) return null;
    entries.push(bundle.slice(at + 2, end));
    at = end;
  }
  return entries;
}
