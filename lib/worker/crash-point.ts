/**
 * Points where `npm run hammer` ends the browser or the worker: between two steps that must not come apart. Callers write
 * `if (import.meta.env.UNSWIVEL_FAULTS) await crashPoint('…')`, so that every other build holds neither the call nor this file (test/check/bundles.ts looks).
 */
import { browser } from 'wxt/browser';

declare global {
  interface ImportMetaEnv {
    /** true in the fault build of test/hammer only */
    readonly UNSWIVEL_FAULTS?: boolean;
  }
}

export type CrashPoint = 'intent-written' | 'action-done' | 'outcome-written' | 'sent' | 'acknowledged' | 'marked';

/** Session key that names the armed point: it outlives the worker, not the browser. */
const ARMED = 'crash-point';

/** At the armed point: says so on the console and never goes on. Elsewhere nothing. */
export async function crashPoint(name: CrashPoint): Promise<void> {
  const held = await browser.storage.session.get(ARMED);
  if (held[ARMED] !== name) return;
  // One worker stops there; the next one goes on.
  await browser.storage.session.remove(ARMED);
  console.info(`unswivel:crash-point ${name}`);
  await new Promise(() => undefined);
}
