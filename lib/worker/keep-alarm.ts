import { browser } from 'wxt/browser';

/** No alarm of ours is ever further away than this, unless it was set by a clock that was wrong. */
const FURTHEST_MS = 3_600_000;

/**
 * Makes the alarm where there is none: an update clears them, and they may be lost with the profile. One that stands far ahead was set while the clock was wrong
 * and is made anew.
 */
export async function keepAlarm(name: string, periodInMinutes: number): Promise<void> {
  const alarm = await browser.alarms.get(name);
  if (!alarm || alarm.scheduledTime > Date.now() + FURTHEST_MS) await browser.alarms.create(name, { periodInMinutes });
}
