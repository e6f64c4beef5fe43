import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'webextension-polyfill';
import type { OverlayHandle } from '../../entrypoints/overlay.tsx';
import { openWorld, type World } from '../drive/world.ts';
import { LABELLED_AS } from './forms-types.ts';

declare const chrome: Browser;
/** in the extension's own world of a page */
declare const unswivelOverlay: OverlayHandle;

/** What the extension takes one control for. */
export interface Answer {
  /** `data-corpus-id`; null for a control nobody labelled */
  control: string | null;
  /** in the words of the labels; null = left alone */
  type: string | null;
  about: string | null;
  confidence: number;
  evidence: string[];
  label: string;
}

/** Tall enough that nothing has to be scrolled to. */
const VIEWPORT = { width: 1280, height: 6000 };
/** No page may reach out: it is as it was saved, at each run the same. */
const NOTHING_ELSE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const TABS = 2;

/** Opens each form in Chromium and asks the overlay of the built extension, in the extension's own world of that page, what it takes each control for. */
export async function predict(folder: string, ids: readonly string[]): Promise<Map<string, Answer[]>> {
  const server = await serve(folder);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const world = await openWorld({}, { enrolled: false });
  try {
    await world.grant([origin]);
    const answers = new Map<string, Answer[]>();
    const waiting = [...ids];
    await Promise.all(
      Array.from({ length: TABS }, async () => {
        const page = await world.driven.context.newPage();
        await page.setViewportSize(VIEWPORT);
        let tab: number | null = null;
        for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
          await page.goto(`${origin}/${encodeURIComponent(id)}`);
          tab ??= await world.tabOf(page);
          answers.set(id, await ask(world, tab));
        }
      }),
    );
    return new Map(ids.map((id) => [id, answers.get(id) ?? []]));
  } finally {
    await world.close();
    server.close();
  }
}

async function ask(world: World, tab: number): Promise<Answer[]> {
  const own = await world.ownPage();
  const found = await own.evaluate(async (tabId) => {
    await chrome.scripting.executeScript({ target: { tabId }, files: ['overlay.js'] });
    const [answer] = await chrome.scripting.executeScript({
      target: { tabId },
      func: async () =>
        (await unswivelOverlay.explain()).flatMap(({ control, attribute, about, confidence, evidence, label }) => {
          const secondAddress = about === 'not:address-2' && confidence >= 0.6;
          // A radio group is one control, and answers for each of its buttons.
          return (control.group ?? [control.element]).map((element) => ({
            control: element.getAttribute('data-corpus-id'),
            type: attribute ?? (secondAddress ? about : null),
            about,
            confidence,
            evidence,
            label,
          }));
        }),
    });
    return answer?.result as Answer[];
  }, tab);
  return found.map((one) => ({ ...one, type: LABELLED_AS[one.type as keyof typeof LABELLED_AS] ?? null }));
}

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const id = decodeURIComponent((request.url ?? '/').slice(1));
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': NOTHING_ELSE });
    response.end(id === 'favicon.ico' ? '' : readFileSync(join(folder, `${id}.html`)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}
