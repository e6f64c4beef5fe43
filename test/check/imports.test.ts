import { describe, expect, it } from 'vitest';
import { circles, wrongImports } from './imports.ts';
import { readImports } from './read-imports.ts';

const wrong = (file: string, ...lines: string[]) => wrongImports(file, lines.join('\n')).map(({ what }) => what);

describe('the import table', () => {
  it('lets a page use the domain, but no schema as a value', () => {
    expect(wrong('lib/page/fill.ts', "import { same } from '../record/same-value.ts';")).toEqual([]);
    expect(wrong('lib/page/fill.ts', "import type { Console } from '../record/record.schema.ts';")).toEqual([]);
    expect(wrong('lib/page/fill.ts', "import { consoleSchema } from '../record/record.schema.ts';")[0]).toContain(
      'zod',
    );
  });

  it('keeps browser work out of the page and documents out of the worker', () => {
    expect(wrong('lib/page/fill.ts', "import { push } from '../worker/push.ts';")[0]).toContain('lib/wire');
    expect(wrong('lib/worker/push.ts', "import { fill } from '../page/fill.ts';")[0]).toContain('lib/page');
    expect(wrong('lib/page/read/a.ts', "import { browser } from 'wxt/browser';")).toHaveLength(1);
  });

  it('takes types only where the table says so', () => {
    expect(wrong('components/overlay/a.tsx', "import type { OverlayState } from '../../lib/wire/state.ts';")).toEqual(
      [],
    );
    expect(wrong('components/overlay/a.tsx', "import { parse } from '../../lib/wire/page.schema.ts';")[0]).toContain(
      'import type',
    );
    expect(wrong('components/overlay/a.tsx', "import type { Found } from '../../lib/page/controls.ts';")[0]).toContain(
      'prop',
    );
  });

  it('lets a console script use the page and an own page use the worker, never the other way round', () => {
    const script = 'export default defineUnlistedScript(() => {});';
    expect(wrong('entrypoints/overlay.tsx', "import { mount } from '../lib/page/mount.ts';", script)).toEqual([]);
    expect(wrong('entrypoints/overlay.tsx', "import { ask } from '../lib/worker/ask.ts';", script)).toHaveLength(1);
    expect(wrong('entrypoints/popup/main.tsx', "import { ask } from '../../lib/worker/ask.ts';")).toEqual([]);
    expect(wrong('entrypoints/popup/main.tsx', "import { mount } from '../../lib/page/mount.ts';")).toHaveLength(1);
  });

  it('keeps the collector out of the extension and profiles free of everything', () => {
    expect(wrong('lib/worker/a.ts', "import { openDatabase } from '../collector/database.ts';")[0]).toContain('Node');
    expect(wrong('lib/consoles/profiles/x.ts', "import { defineConsole } from '../define.ts';")).toEqual([]);
    expect(
      wrong('lib/consoles/profiles/x.ts', "import { ATTRIBUTES } from '../../record/attributes.ts';"),
    ).toHaveLength(1);
    expect(wrong('lib/consoles/profiles/x.ts', "import rt5 from './rt5.ts';")).toHaveLength(1);
    expect(wrong('lib/collector/a.ts', "import { profileSchema } from '../consoles/profile.schema.ts';")).toEqual([]);
    expect(wrong('lib/collector/a.ts', "import { matchPage } from '../consoles/match.ts';")).toHaveLength(1);
  });

  it('keeps node: and servers out of what a browser runs', () => {
    expect(wrong('lib/record/a.ts', "import { readFileSync } from 'node:fs';")[0]).toContain('Node only');
    expect(wrong('lib/worker/a.ts', "import { Hono } from 'hono';")).toHaveLength(1);
  });

  it('wants the file ending in an import', () => {
    expect(wrong('lib/record/a.ts', "import { b } from './b';")[0]).toContain('./b.ts');
  });

  it('sees dynamic imports, re-exports and imports for their effect', () => {
    expect(wrong('lib/page/a.ts', "const m = await import('../worker/push.ts');")).toHaveLength(1);
    expect(wrong('lib/page/a.ts', "export { push } from '../worker/push.ts';")).toHaveLength(1);
    expect(wrong('lib/page/a.ts', "import '../worker/push.ts';")).toHaveLength(1);
    expect(wrong('lib/page/a.ts', "import {\n  push,\n} from '../worker/push.ts';")).toHaveLength(1);
  });

  it('does not see what a comment says', () => {
    expect(
      wrong('lib/page/a.ts', "// import { push } from '../worker/push.ts';", '/* import "../worker/push.ts" */'),
    ).toEqual([]);
  });

  it('names files that import each other in a circle, and forgives types', () => {
    const a = "import { b } from './b.ts';";
    expect(
      circles(
        new Map([
          ['lib/record/a.ts', a],
          ['lib/record/b.ts', "import { a } from './a.ts';"],
        ]),
      ),
    ).toHaveLength(1);
    expect(
      circles(
        new Map([
          ['lib/record/a.ts', a],
          ['lib/record/b.ts', "import type { A } from './a.ts';"],
        ]),
      ),
    ).toEqual([]);
  });
});

describe('reading imports', () => {
  it('tells types from values', () => {
    const source = [
      "import type { A } from './a.ts';",
      "import { type B, type C } from './b.ts';",
      "import { type D, e } from './c.ts';",
      "export type { F } from './f.ts';",
      "export * from './g.ts';",
    ].join('\n');
    expect(readImports(source).map(({ from, typeOnly, line }) => [from, typeOnly, line])).toEqual([
      ['./a.ts', true, 1],
      ['./b.ts', true, 2],
      ['./c.ts', false, 3],
      ['./f.ts', true, 4],
      ['./g.ts', false, 5],
    ]);
  });
});
