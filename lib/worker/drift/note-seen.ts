import { isObservable } from '../../drift/observable.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import { assess } from '../assess.ts';
import { aboutOf } from '../event-about.ts';
import { changeVisit } from '../frame-visit.ts';
import { recordEvent } from '../record-event.ts';
import { type Scene, sceneOf } from '../scene.ts';
import { type JudgedHere, judgeHere } from './judge-here.ts';
import { changeMends, isOf, type Mend, mendsIn } from './mends.ts';

type Read = Extract<PageMessage, { type: 'read' }>;

/**
 * Keeps the one account a page shows for comparing, and settles what waited to be read again. Comes after the reading itself was taken, so that its event is stored first. A list,
 * a page that does not validate, and one that shows several accounts keep none.
 */
export async function noteSeen(before: Scene, message: Read): Promise<void> {
  const [account, ...more] = message.account ?? [];
  const one = account && more.length === 0 && message.problems.length === 0 && before.page?.shows !== 'accounts';
  const visit = await changeVisit(before.visit, ({ seen: last, ...held }) => ({
    ...held,
    ...(one
      ? {
          seen: {
            ...account,
            at: Date.now(),
            // What the collector said of this account holds until it is asked anew.
            ...(last?.known && last.record === account.record ? { known: last.known } : {}),
          },
        }
      : {}),
  }));
  if (!one) return;
  const scene = await sceneOf(before, before.console, visit);
  const here = await judgeHere(scene);
  if (here?.account) await settle(scene, here);
}

/** A form that was filled and not left shows what was filled, not what is stored: it settles nothing. */
async function settle(scene: Scene, here: JudgedHere): Promise<void> {
  const { visit, console } = scene;
  const account = { console: console.id, client: here.client.id, account: here.seen.record };
  // What an earlier page settled was said there.
  await changeMends(visit.tab, (held) =>
    held.filter((one) => !(isOf(one, account) && isSettled(one) && one.document !== visit.document)),
  );
  const waiting = (await mendsIn(visit.tab)).filter(
    (one) =>
      isOf(one, account) &&
      (one.state === 'filled' || one.state === 'saved') &&
      (one.document !== visit.document || one.address !== visit.url) &&
      here.seen.values[one.attribute] !== undefined,
  );
  for (const mend of waiting) {
    const wrong = here.findings.find(({ attribute }) => attribute === mend.attribute);
    // Left without saving: nothing was tried, so nothing failed.
    const state = !wrong ? 'verified' : mend.state === 'saved' ? 'different' : null;
    if (state) await tell(scene, here, mend, state === 'verified');
    await changeMends(visit.tab, (held) =>
      held.flatMap((one) =>
        one.intent !== mend.intent ? [one] : state ? [{ ...one, state, document: visit.document }] : [],
      ),
    );
  }
}

const isSettled = ({ state }: Mend): boolean => state === 'verified' || state === 'different';

/** Done means verified: what the console showed before, and what it shows now. */
async function tell(scene: Scene, here: JudgedHere, mend: Mend, verified: boolean): Promise<void> {
  const { technician, account, seen } = here;
  const now = seen.values[mend.attribute];
  const about = aboutOf(scene, await assess(scene));
  await recordEvent(scene.identity, {
    verb: 'drift.mended',
    outcome: verified ? 'success' : 'failed',
    ...about,
    ...(technician ? { subject: { technician: technician.id, version: technician.version } } : {}),
    client: { id: here.client.id, version: here.client.version },
    object: { type: 'account', key: seen.record, ...(account ? { purpose: account.purpose } : {}) },
    intent: mend.intent,
    fields: isObservable(mend.attribute)
      ? [{ attribute: mend.attribute, from: mend.was, ...(now === undefined ? {} : { to: now }), source: 'profile' }]
      : [],
  });
}
