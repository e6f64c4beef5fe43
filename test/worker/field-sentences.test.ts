import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldSentence } from '../../lib/worker/field-sentences.ts';

const PAGE = new URL('../../lib/page/', import.meta.url);

/** Every code a field can be given in the page, read from its code: `code: 'x'`, the codes that leave a field, the words of `Unfillable` and what changed. */
function codes(): string[] {
  const found = new Set<string>();
  for (const file of readdirSync(PAGE).filter((name) => name.endsWith('.ts'))) {
    const text = readFileSync(new URL(file, PAGE), 'utf8');
    for (const [, code] of text.matchAll(/\bcode: '([a-z-]+)'/g)) found.add(code as string);
    for (const [block] of text.matchAll(
      /(type Unfillable =[^;]*;|LEFT_CODES[^;]*;|function (?:impossible|occupied|changedSince)\([\s\S]*?\n\})/g,
    ))
      for (const [, code] of block.matchAll(/(?:return|[|?:]|^\s*|\[)\s*'([a-z-]+)'/gm)) found.add(code as string);
  }
  return [...found];
}

/** The field holds what it should: nothing has to be said. */
const FINE = new Set(['already', 'reformatted']);
/** Kinds of control and the like that the same patterns catch. */
const NO_CODE = new Set(['checkbox', 'radio', 'select', 'text', 'textarea', 'true', 'false', 'left', 'refused']);

describe('why a field was not filled', () => {
  it('is one sentence of its own for each code of the page', () => {
    const all = codes().filter((code) => !FINE.has(code) && !NO_CODE.has(code));
    expect(all).toEqual(
      expect.arrayContaining(['holds-other', 'gone', 'covered', 'combobox', 'changed-since', 'stopped']),
    );
    expect(all.length).toBeGreaterThan(18);
    const general = new Set(['left', 'refused'].map((outcome) => fieldSentence({ outcome: outcome as 'left' })));
    const silent = all.filter((code) => general.has(fieldSentence({ outcome: 'refused', code })));
    expect(silent, 'codes without a sentence').toEqual([]);
    for (const code of all) expect(fieldSentence({ outcome: 'left', code })).toMatch(/^[A-Z].*\.$/);
  });

  it('is said by its outcome for a code nobody knows, and not at all for a field that is right', () => {
    expect(fieldSentence({ outcome: 'refused', code: '__proto__' })).toMatch(/could not be filled safely/);
    expect(fieldSentence({ outcome: 'kept', code: 'reformatted' })).toBeUndefined();
    expect(fieldSentence({ outcome: 'restored' })).toBeUndefined();
  });
});
