import type { Page } from 'playwright-core';
import type { PracticePair } from '../../lib/start/practice/start.ts';
import { type Overlay, overlayOf } from '../drive/overlay.ts';
import type { Ledger } from './ledger.ts';

/** What a technician does in a tab, by mouse and keys; each deed is in the ledger before it is begun and again when the page shows it done. */
export interface Person {
  readTicket(ticket: number): Promise<void>;
  /** fills the portal's form for a new user for this ticket */
  fill(ticket: number): Promise<void>;
  undo(ticket: number): Promise<void>;
  submit(ticket: number): Promise<void>;
}

/** A button must have been in view for half a second before a press on it counts. */
const IN_VIEW_MS = 560;
const PATIENCE_MS = 4_000;
const CLOSED = 'Open the Unswivel panel';
const OPEN = 'Signed in as';
const KEPT = /fields? filled and kept/;
/** the worker ended while it was asked, or evidence cannot be stored: nothing more comes of this deed */
const HOPELESS = /Unswivel was updated|Nothing was done/;

/** `signal` ends the waiting for what will not come any more. */
export function personAt(tab: Page, pair: PracticePair, ledger: Ledger, signal: AbortSignal): Person {
  async function panel(): Promise<Overlay> {
    const overlay = await overlayOf(tab);
    const text = await until(overlay, (shown) => shown.includes(OPEN) || shown.includes(CLOSED));
    if (!text.includes(OPEN)) await overlay.click(CLOSED);
    await until(overlay, (shown) => shown.includes(OPEN));
    return overlay;
  }
  async function until(overlay: Overlay, fits: (text: string) => boolean): Promise<string> {
    let text = '';
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await tab.waitForTimeout(30)) {
      text = await overlay.text();
      if (fits(text)) return text;
      if (signal.aborted || HOPELESS.test(text)) break;
    }
    throw new Error(`The overlay shows: ${text || '(nothing)'}`);
  }
  /** Presses once: a second press would be a second deed. */
  async function press(overlay: Overlay, what: RegExp): Promise<void> {
    const { x, y, width, height } = await overlay.box(what);
    await tab.mouse.move(x + width / 2, y + height / 2);
    await tab.mouse.click(x + width / 2, y + height / 2, { delay: 20 });
  }

  return {
    async readTicket(ticket) {
      ledger.attempt('ticket.read', ticket);
      await tab.goto(`${pair.desk.url}/tickets/${ticket}`);
      await until(await overlayOf(tab), (text) => text.includes(String(ticket)));
      ledger.confirm('ticket.read', ticket);
    },
    async fill(ticket) {
      await tab.goto(`${pair.portal.url}/users/new`);
      const overlay = await panel();
      await until(overlay, (text) => text.includes(String(ticket)) && /\bFill Alt/.test(text));
      await tab.waitForTimeout(IN_VIEW_MS);
      ledger.attempt('fill.intended', ticket);
      ledger.attempt('fill.done', ticket);
      await press(overlay, /\bFill\b(?! stays)/);
      await until(overlay, (text) => KEPT.test(text) && text.includes(CLOSED));
      ledger.confirm('fill.intended', ticket);
      ledger.confirm('fill.done', ticket);
    },
    async undo(ticket) {
      const overlay = await panel();
      await until(overlay, (text) => /\bUndo\b/.test(text));
      await tab.waitForTimeout(IN_VIEW_MS);
      ledger.attempt('fill.undone', ticket);
      await press(overlay, /\bUndo\b/);
      await until(overlay, (text) => text.includes('Undone.'));
      ledger.confirm('fill.undone', ticket);
    },
    // The page goes away with the press, so nothing in it can say that it is stored: the device's own store does, at the end.
    async submit(ticket) {
      ledger.attempt('form.submitted', ticket);
      await Promise.all([tab.waitForLoadState('load'), tab.click('#save')]);
    },
  };
}
