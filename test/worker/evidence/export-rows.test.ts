import { describe, expect, it } from 'vitest';
import { csvCell } from '../../../lib/evidence/formats/csv.ts';
import { exportRows } from '../../../lib/worker/evidence/export-rows.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (given: Uint8Array) => new TextDecoder().decode(given);

describe('an export cut at events', () => {
  it('gives whole lines only, and says which entry was the last', () => {
    const rows = exportRows('jsonl');
    expect(rows.take(bytes('{"index":3,"a":1}\n{"ind'))).toMatchObject({ events: 1, last: 3 });
    expect(rows.left()).toBe(5);
    const next = rows.take(bytes('ex":9}\n'));
    expect(text(next.whole)).toBe('{"index":9}\n');
    expect(next).toMatchObject({ events: 1, last: 9 });
    expect(rows.left()).toBe(0);
  });

  it('takes no line end inside a cell for the end of a row, however the bytes arrive', () => {
    const file = `index,story\r\n7,${csvCell('one\r\n8,"two"\nthree')}\r\n12,${csvCell('four')}\r\n`;
    for (const size of [1, 2, 3, 7, 500]) {
      const rows = exportRows('csv');
      const all = bytes(file);
      const found: (number | null)[] = [];
      let [written, events] = ['', 0];
      for (let at = 0; at < all.length; at += size) {
        const taken = rows.take(all.slice(at, at + size));
        written += text(taken.whole);
        events += taken.events;
        if (taken.events > 0) found.push(taken.last);
      }
      expect({ size, written, events, left: rows.left() }).toEqual({ size, written: file, events: 2, left: 0 });
      expect(found.at(-1)).toBe(12);
    }
  });

  it('counts the entries of a pack, and goes on with none of it', () => {
    const rows = exportRows('pack');
    expect(rows.take(bytes('{"at":1}\n{"body":null,"index":4}\n'))).toMatchObject({ events: 1, last: null });
  });

  it('goes on behind an OCSF event by its sequence', () => {
    expect(exportRows('ocsf').take(bytes('{"metadata":{"sequence":41}}\n')).last).toBe(41);
  });
});
