import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FRAMEWORKS, type Framework } from './build-page.ts';
import { type ConsoleOfPages, openConsoleOfPages } from './console-of-pages.ts';
import { fillAndUndo, type Run } from './fill-and-undo.ts';
import { KNOWN } from './known-failures.ts';
import { FIELD_NAMES, filled, undone, untouched } from './verdict.ts';

/** Each page in the real browser with the real library, filled for a ticket by a real press, as a console nobody prepared for. */
describe('the framework matrix', { timeout: 60_000 }, () => {
  let pages: ConsoleOfPages;
  let tab: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    pages = await openConsoleOfPages();
    tab = await pages.practice.ticket(1041);
    tab.on('pageerror', ({ message }) => faults.push(message));
  }, 300_000);
  afterAll(() => pages?.close());

  const known = (framework: Framework, cell: keyof NonNullable<(typeof KNOWN)[Framework]>) =>
    KNOWN[framework]?.[cell]?.now;

  describe.each(FRAMEWORKS)('%s', (framework) => {
    let run: Run;
    beforeAll(async () => {
      faults.length = 0;
      run = await fillAndUndo(pages.practice, tab, pages.address(framework));
    }, 60_000);

    it.each(FIELD_NAMES)(
      '%s: the value stays and the framework has it, or the list of known failures says what comes of it',
      (field) => {
        expect(filled(run, field)).toBe(known(framework, field) ?? 'kept');
      },
    );

    it.each(FIELD_NAMES)('%s: undo gives back what the framework had, or the list says what it leaves', (field) => {
      expect(undone(run, field)).toBe(known(framework, `undo ${field}`) ?? 'exact');
    });

    it('shows after undo what it showed before', () => {
      const exact = JSON.stringify(run.undone.shown) === JSON.stringify(run.before.shown);
      expect(exact ? 'exact' : 'other').toBe(known(framework, 'undo, as shown') ?? 'exact');
    });

    it('leaves the date and the password alone, and brings the page no error', () => {
      expect(untouched(run)).toEqual({ start: true, password: true });
      expect(faults).toEqual([]);
    });
  });
});
