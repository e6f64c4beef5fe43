import { browser } from 'wxt/browser';
import type { TabStatus } from '../../wire/own.ts';
import { assess } from '../assess.ts';
import { consoleFor, pausedWhy } from '../consoles.ts';
import { Refused } from '../errors.ts';
import { currentIdentity } from '../identity.ts';
import { overlayState } from '../overlay-state.ts';
import { isGranted } from '../permission.ts';
import { openVisits } from '../push.ts';
import { openDesk, sceneOfVisit } from '../scene.ts';

/** What Unswivel does on a tab, and why not. The address is known where the person opened the popup (activeTab) or granted the console. */
export async function tabStatus(tab: number): Promise<TabStatus> {
  const signedIn = await currentIdentity();
  if (!signedIn) return { is: 'not-enrolled' };
  if (signedIn.signedOut) return { is: 'signed-out', why: signedIn.signedOut.sentence };
  const { identity, record } = await openDesk();
  const url = (await browser.tabs.get(tab)).url ?? '';
  const console = consoleFor(url, record.snapshot);
  if (!console) return { is: 'not-a-console', ...(/^https?:/.test(url) ? { origin: new URL(url).origin } : {}) };
  const { label } = console;
  if (!(await isGranted(console))) return { is: 'not-granted', console: console.id, label, origins: console.origins };
  const paused = await pausedWhy(console, record.snapshot);
  if (paused) return { is: 'paused', label, why: paused };
  const visit = (await openVisits(tab)).find((one) => one.frame === 0);
  const scene = visit && visit.console === console.id ? await sceneOfVisit({ identity, record }, visit) : null;
  if (!scene) return { is: 'page-not-recognised', label, state: null };
  const found = await assess(scene);
  const state = await overlayState(scene, found);
  const tenant = scene.visit.reading?.tenant;
  if (
    !found.fill.allowed &&
    (found.fill.code === 'fill.client-mismatch' || found.fill.code === 'fill.tenant-unknown')
  ) {
    const client = found.client.status === 'known' ? found.client.name : '';
    return { is: 'wrong-tenant', label, tenant: tenant ?? label, client, state };
  }
  if (!state.page && scene.profile) return { is: 'page-not-recognised', label, since: scene.profile.checked, state };
  return { is: 'ready', label, state };
}

/** The visit shown in a tab's top frame. Throws `Refused`: `tab.no-overlay`. */
export async function requireTopVisit(tab: number) {
  const visit = (await openVisits(tab)).find((one) => one.frame === 0);
  if (!visit)
    throw new Refused('tab.no-overlay', 'Unswivel is not at work in this tab. Open a page of one of your consoles.');
  return visit;
}
