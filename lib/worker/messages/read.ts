import { sameValue } from '../../record/same-value.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import type { Answer } from '../../wire/state.ts';
import { alarmSignedIn } from '../alarm.ts';
import { type Assessment, assess } from '../assess.ts';
import { Refused } from '../errors.ts';
import { aboutOf } from '../event-about.ts';
import { changeVisit, type PageReading } from '../frame-visit.ts';
import { overlayState } from '../overlay-state.ts';
import { recordEvent } from '../record-event.ts';
import { type Scene, sceneOf } from '../scene.ts';
import { tellOnce } from '../tab-work.ts';
import { takeTicket } from '../take-ticket.ts';

type Read = Extract<PageMessage, { type: 'read' }>;

/** What the overlay read. From a page that does not validate nothing is taken but the doubt itself. */
export async function answerRead(scene: Scene, message: Read): Promise<Answer> {
  if (message.page !== scene.visit.page)
    throw new Refused('stale', 'The page changed while it was read. It is read again.');
  const visit = await changeVisit(scene.visit, (held) => ({ ...held, reading: readingOf(message, scene) }));
  let now = { ...scene, visit };
  await alarmSignedIn(now);
  if (message.problems.length === 0) {
    if (message.ticket?.number && scene.page?.shows === 'ticket') {
      await takeTicket(now, message.ticket);
      now = await sceneOf(now, now.console, visit);
    }
    if (message.account) await noteAccounts(now, await assess(now), message.account);
  }
  return { ok: true, state: await overlayState(now) };
}

function readingOf(message: Read, { page }: Scene): PageReading {
  const [first] = message.problems;
  const [account, ...more] = message.account ?? [];
  return {
    page: message.page,
    ...(message.tenant ? { tenant: message.tenant } : {}),
    ...(message.signedInAs ? { signedInAs: message.signedInAs } : {}),
    ...(first
      ? {
          doubt: `This looks like ${page?.shows === 'ticket' ? 'a ticket' : 'a page this profile knows'}, but ${first.field}: ${first.why}`,
        }
      : {}),
    ...(account && more.length === 0 && !first ? { account: account.values } : {}),
  };
}

/** One event for each account whose shown values are new in this tab. On a list, only accounts the record knows: the others are nobody's evidence. */
async function noteAccounts(scene: Scene, found: Assessment, seen: NonNullable<Read['account']>): Promise<void> {
  const held = scene.record.snapshot.accounts.filter((account) => account.console === scene.console.id);
  for (const { record, values } of seen) {
    const account = held.find((one) => sameValue('userName', one.name, values.userName ?? record));
    if (scene.page?.shows === 'accounts' && !account) continue;
    await tellOnce(scene.visit.tab, `account:${scene.console.id}:${record}`, JSON.stringify(values), () =>
      recordEvent(scene.identity, {
        verb: 'account.observed',
        outcome: 'success',
        ...aboutOf(scene, found),
        object: { type: 'account', key: record, purpose: account?.purpose },
        fields: Object.entries(values).map(([attribute, to]) => ({ attribute, to, source: 'profile' as const })),
      }),
    );
  }
}
