import { browser } from 'wxt/browser';
import { isPaused } from './consoles.ts';
import { currentIdentity } from './identity.ts';
import { originPattern, scriptPattern } from './origin-pattern.ts';
import { grantedOrigins } from './permission.ts';
import { cachedRecord } from './snapshot.ts';

const ID = 'first-stage';
export const FIRST_STAGE = '/console.js';

/**
 * Makes the browser run the first stage on exactly the origins that are both a configured console of the signed-in technician and granted, and nowhere else.
 * Called at every start (an update clears registered scripts) and whenever record, permission or pause changed. `inject` also reaches tabs already open.
 */
export async function registerConsoles(how: { inject: boolean } = { inject: false }): Promise<void> {
  await navigator.locks.request('registration', async () => {
    const origins = await wantedOrigins();
    const matches = [...new Set(origins.map(scriptPattern))].sort();
    const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
    if (matches.length === 0) {
      if (registered) await browser.scripting.unregisterContentScripts({ ids: [ID] });
      return;
    }
    const script = {
      id: ID,
      js: [FIRST_STAGE],
      matches,
      allFrames: true,
      runAt: 'document_idle' as const,
      persistAcrossSessions: true,
    };
    if (!registered) await browser.scripting.registerContentScripts([script]);
    else if (JSON.stringify([...(registered.matches ?? [])].sort()) !== JSON.stringify(matches)) {
      await browser.scripting.updateContentScripts([script]);
    }
    if (how.inject) await injectInto(origins);
  });
}

async function wantedOrigins(): Promise<string[]> {
  const identity = await currentIdentity();
  if (!identity || (await isPaused())) return [];
  const record = await cachedRecord(identity);
  if (!record) return [];
  const { consoles, paused } = record.snapshot;
  return grantedOrigins(consoles.filter((console) => !console.profile || paused[console.profile] === undefined));
}

/** Tabs opened before the grant or the update have no script yet. The first stage mounts once, so that a second injection does nothing. */
async function injectInto(origins: string[]): Promise<void> {
  const tabs = await browser.tabs.query({ url: [...new Set(origins.map(originPattern))] });
  const wanted = tabs.filter((tab) => tab.url && origins.includes(new URL(tab.url).origin) && !tab.discarded);
  await Promise.all(
    wanted.map(async (tab) => {
      try {
        await browser.scripting.executeScript({
          target: { tabId: tab.id as number, allFrames: true },
          files: [FIRST_STAGE],
        });
      } catch (error) {
        // An error page, or a tab closed meanwhile: the registered script runs there at the next load.
        console.debug('Unswivel: a tab could not be reached', error);
      }
    }),
  );
}
