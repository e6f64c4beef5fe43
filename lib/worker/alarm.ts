import { sameValue } from '../record/same-value.ts';
import type { Assessment } from './assess.ts';
import { aboutOf, accountObject } from './event-about.ts';
import { recordEvent } from './record-event.ts';
import type { Scene } from './scene.ts';
import { tellOnce } from './tab-work.ts';

const CODE = 'account.break-glass';

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
    code: CODE,
    detail: { use },
  });
}

/** Somebody is signed in to the console with a break-glass account, as its page says: told once for each tab. */
export async function alarmSignedIn(scene: Scene): Promise<void> {
  const { visit, console, record, identity } = scene;
  const signedInAs = visit.reading?.signedInAs;
  if (!signedInAs) return;
  const account = record.snapshot.accounts.find(
    (one) => one.purpose === 'break-glass' && one.console === console.id && sameValue('userName', one.name, signedInAs),
  );
  if (!account) return;
  await tellOnce(visit.tab, `break-glass:${account.id}`, 'told', () =>
    recordEvent(identity, {
      verb: 'security.noticed',
      outcome: 'success',
      ...aboutOf(scene),
      object: { type: 'account', key: account.name, purpose: account.purpose },
      code: CODE,
      detail: { use: 'sign-in' },
    }),
  );
}
