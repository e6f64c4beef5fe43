import { browser } from 'wxt/browser';
import type { PopupDeeds } from '../../components/popup/deeds.ts';
import { originPattern } from '../../lib/worker/origin-pattern.ts';

/** Opens a page of ours and gets out of its way. */
async function show(
  page: '/options.html' | '/welcome.html' | '/drift.html' | '/evidence.html',
  hash = '',
): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(page) + hash });
  window.close();
}

/** Chromium's side panel, Firefox's sidebar: each opens only when called straight from the click. */
interface Panels {
  sidePanel?: { open(where: { windowId?: number }): Promise<void> };
  sidebarAction?: { open(): Promise<void> };
}

/** The browser's side of the popup; `tab` is the one it was opened over. */
export function popupDeeds(tab: { windowId?: number | undefined }): PopupDeeds {
  return {
    enrol: () => void show('/welcome.html'),
    addConsole: (origin) => void show('/options.html', `#consoles/new?origin=${encodeURIComponent(origin)}`),
    consoles: () => void show('/options.html', '#consoles'),
    options: () => void show('/options.html'),
    page: (name, hash) => void show(`/${name}.html`, hash),
    sidePanel: () => {
      const { sidePanel, sidebarAction } = browser as unknown as Panels;
      const window = tab.windowId === undefined ? {} : { windowId: tab.windowId };
      void (sidePanel?.open(window) ?? sidebarAction?.open())?.then(close);
    },
    request: (origins) => browser.permissions.request({ origins: origins.map(originPattern) }),
    close,
  };
}

function close(): void {
  window.close();
}
