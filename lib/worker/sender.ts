import { type Browser, browser } from 'wxt/browser';
import type { Console } from '../record/record.schema.ts';
import type { Snapshot } from '../wire/api.schema.ts';
import { consoleFor, pausedWhy } from './consoles.ts';
import { Refused } from './errors.ts';
import { isGranted } from './permission.ts';

export type Sender = Browser.runtime.MessageSender;

/** Where a content message comes from, as the browser says; nothing of it is taken from the message. */
export interface Place {
  tab: number;
  frame: number;
  /** the browser's id of the document; '' where it gives none (old Firefox) */
  document: string;
  origin: string;
  url: string;
}

/** True for one of our own pages: a message from our extension whose address is below our own. */
export function isOwnPage(sender: Sender): boolean {
  return sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL(''));
}

/** The tab, frame and document a content script speaks from. Throws `Refused`: `sender.unknown`. */
export function placeOf(sender: Sender): Place {
  const url = sender.url ?? '';
  const tab = sender.tab?.id;
  if (
    sender.id !== browser.runtime.id ||
    tab === undefined ||
    sender.frameId === undefined ||
    !URL.canParse(url) ||
    isOwnPage(sender)
  ) {
    throw new Refused('sender.unknown', 'This message came from nowhere Unswivel works in.');
  }
  const origin = new URL(url).origin;
  // A sandboxed frame says `null`: it is no console's, whatever its address says.
  if (sender.origin !== undefined && sender.origin !== origin)
    throw new Refused('sender.origin', 'This frame does not hold its own address’s origin.');
  return { tab, frame: sender.frameId, document: (sender as { documentId?: string }).documentId ?? '', origin, url };
}

/**
 * The console this place is in: configured, granted and not paused, by exact origin. `url` is what the page says its address is now (single-page consoles change
 * it after loading); it may differ from the browser's within the origin only.
 * Throws `Refused`: `sender.not-a-console`, `sender.not-granted`, `console.paused`.
 */
export async function consoleOf(place: Place, url: string, snapshot: Snapshot): Promise<Console> {
  if (!URL.canParse(url) || new URL(url).origin !== place.origin)
    throw new Refused('sender.origin', 'The page names an address of another site.');
  const console = consoleFor(url, snapshot);
  if (!console?.origins.includes(place.origin))
    throw new Refused('sender.not-a-console', 'This site is not one of your consoles.');
  if (!(await isGranted({ origins: [place.origin] })))
    throw new Refused('sender.not-granted', `${console.label} is not granted yet. Allow it in the popup.`);
  const paused = await pausedWhy(console, snapshot);
  if (paused) throw new Refused('console.paused', paused);
  return console;
}
