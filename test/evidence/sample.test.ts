import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { drawSample } from '../../lib/evidence/sample.ts';

const items = Array.from({ length: 500 }, (_, n) => ({ id: `item-${n}` }));
const ids = (list: { id: string }[]) => list.map(({ id }) => id);

describe('drawing a sample', () => {
  it('draws the same by the same seed, in whatever order the items come, and others by another', () => {
    const drawn = ids(drawSample(items, 'Q3 2026', 25));
    expect(ids(drawSample([...items].reverse(), 'Q3 2026', 25))).toEqual(drawn);
    expect(ids(drawSample(items, 'Q4 2026', 25))).not.toEqual(drawn);
    expect(new Set(drawn).size).toBe(25);
  });

  it('is drawn again by anybody with SHA-256 and sort, as its description says', () => {
    const rank = (id: string) => createHash('sha256').update(`seed\n${id}`).digest('hex');
    const lines = items.map(({ id }) => `${rank(id)} ${id}`).sort();
    expect(ids(drawSample(items, 'seed', 10))).toEqual(lines.slice(0, 10).map((line) => line.slice(65)));
  });

  it('keeps what it drew when more is asked for, and gives all where there are no more', () => {
    expect(ids(drawSample(items, 's', 40)).slice(0, 10)).toEqual(ids(drawSample(items, 's', 10)));
    expect(drawSample(items.slice(0, 3), 's', 10)).toHaveLength(3);
  });

  it('favours none: over many seeds each item is drawn about equally often', () => {
    const times = new Map<string, number>();
    for (let seed = 0; seed < 400; seed++)
      for (const id of ids(drawSample(items.slice(0, 50), `${seed}`, 10))) times.set(id, (times.get(id) ?? 0) + 1);
    for (const { id } of items.slice(0, 50)) expect(Math.abs((times.get(id) ?? 0) - 80)).toBeLessThan(45);
  });
});
