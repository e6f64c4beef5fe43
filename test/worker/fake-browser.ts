import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { database } from '../../lib/worker/database.ts';

/** What the fake browser lacks, kept small: permissions as a set of patterns, registered scripts as a list, everything else recorded. */
export interface Fakes {
  granted: Set<string>;
  registered: { id: string; matches?: string[] }[];
  executed: { target: { tabId: number }; files: string[] }[];
  pushed: { tab: number; message: unknown; frame: number | undefined }[];
}

/** A clean browser and database before each test. */
export async function freshBrowser(): Promise<Fakes> {
  // What the worker does later by itself would reach into the next test; a test that means it calls it.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  fakeBrowser.reset();
  await database.delete();
  await database.open();
  const fakes: Fakes = { granted: new Set(), registered: [], executed: [], pushed: [] };
  Object.assign(fakeBrowser, {
    permissions: {
      contains: async ({ origins }: { origins: string[] }) => origins.every((one) => fakes.granted.has(one)),
    },
    scripting: {
      getRegisteredContentScripts: async () => fakes.registered,
      registerContentScripts: async (scripts: Fakes['registered']) => void fakes.registered.push(...scripts),
      updateContentScripts: async (scripts: Fakes['registered']) =>
        void fakes.registered.splice(0, Infinity, ...scripts),
      unregisterContentScripts: async () => void fakes.registered.splice(0),
      executeScript: async (how: Fakes['executed'][number]) => void fakes.executed.push(how),
    },
    commands: { getAll: async () => [{ name: 'fill', shortcut: 'Alt+Shift+F' }] },
  });
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ version: '0.1.0' } as never);
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((async (
    tab: number,
    message: unknown,
    how: { frameId?: number },
  ) => {
    fakes.pushed.push({ tab, message, frame: how?.frameId });
  }) as never);
  return fakes;
}
