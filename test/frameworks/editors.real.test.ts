import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPanel } from '../e2e/panel.ts';
import { EDITORS } from './build-page.ts';
import { type ConsoleOfPages, openConsoleOfPages } from './console-of-pages.ts';
import { fillAndUndo } from './fill-and-undo.ts';
import { see } from './page-state.ts';
import { filled } from './verdict.ts';

/** Editors with a document of their own beside the page's, each the real library in the real browser: what is written must be in that document. */
describe('rich editors and dates', { timeout: 60_000 }, () => {
  let pages: ConsoleOfPages;
  let tab: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    pages = await openConsoleOfPages();
    tab = await pages.practice.ticket(1041);
    tab.on('pageerror', ({ message }) => faults.push(message));
  }, 300_000);
  afterAll(() => pages?.close());

  describe.each(EDITORS)('%s', (editor) => {
    it('has the display name in its own document, and after undo the document it had', async () => {
      faults.length = 0;
      const run = await fillAndUndo(pages.practice, tab, pages.address(editor));
      expect(filled(run, 'displayName')).toBe('kept');
      expect(run.undone).toEqual(run.before);
      expect(run.loggedUndo.get('displayName')?.outcome).toBe('restored');
      expect(faults).toEqual([]);
    });

    it('with marked text is left, overwritten when asked, and gets its marks back', async () => {
      faults.length = 0;
      await tab.goto(`${pages.address(editor)}?holds`);
      await tab.waitForFunction(() => 'page' in globalThis);
      const before = await see(tab);
      expect(before.state.displayName).toBe('Dr P. R');
      const panel = await openPanel(tab);
      await panel.fill();
      expect((await see(tab)).state).toMatchObject({
        first: 'Priya',
        displayName: 'Dr P. R',
        model: before.state.model,
      });
      await panel.overwrite();
      const now = await see(tab);
      expect(now.state.displayName).toBe('Priya Raman');
      expect(now.shown).toContain('Priya Raman');
      await panel.undo();
      expect((await see(tab)).state).toMatchObject({ displayName: 'Dr P. R', model: before.state.model });
      expect(faults).toEqual([]);
    });
  });

  it('writes no date: none of a form’s dates is an identity’s attribute', async () => {
    const { before, filled: now } = await fillAndUndo(pages.practice, tab, pages.address('dates'));
    expect(now.state).toEqual({ ...before.state, first: 'Priya', last: 'Raman' });
  });
});
