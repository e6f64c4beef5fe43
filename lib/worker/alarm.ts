import type { Assessment } from './assess.ts';
import { aboutOf, accountObject } from './event-about.ts';
import { recordEvent } from './record-event.ts';
import type { Scene } from './scene.ts';

/**
 * Every use of a break-glass account alarms: a security event of its own, stored before the account is touched, so that no crash between the two keeps it quiet.
 * Without it nothing is given. Throws `Refused` as `recordEvent`.
 */
export async function alarmBreakGlass(scene: Scene, found: Assessment, use: 'fill' | 'copy'): Promise<void> {
  if (found.purpose !== 'break-glass') return;
  await recordEvent(scene.identity, {
    verb: 'security.noticed',
    outcome: 'intended',
    ...aboutOf(scene, found),
    object: accountObject(found),
    code: 'account.break-glass',
    detail: { use },
  });
}
