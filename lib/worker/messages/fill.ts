import { otherPerson } from '../../record/other-person.ts';
import { sameValue } from '../../record/same-value.ts';
import type { IdentityCandidate, PageMessage } from '../../wire/page.schema.ts';
import type { FillAnswer } from '../../wire/state.ts';
import { alarmBreakGlass } from '../alarm.ts';
import { type Allotment, accountToSettle } from '../allot-account.ts';
import { settleLater } from '../allot-later.ts';
import { type Assessment, assess } from '../assess.ts';
import { crashPoint } from '../crash-point.ts';
import { mendingScene } from '../drift/mend-fill.ts';
import { beginMend } from '../drift/mends.ts';
import { Refused } from '../errors.ts';
import { aboutOf, accountObject } from '../event-about.ts';
import { changeVisit } from '../frame-visit.ts';
import { overlayState } from '../overlay-state.ts';
import { type FillPlan, planFill } from '../plan-fill.ts';
import { type Scene, showing } from '../scene.ts';
import type { Place } from '../sender.ts';
import { settleName } from '../settle-name.ts';
import { tellRefusal } from '../tell-refusal.ts';
import { leftFields, shownLeft, storeIntent } from './store-intent.ts';

type Message = Extract<PageMessage, { type: 'fill.intend' }>;
type Intend = Omit<Message, 'fields'> & { fields: IdentityCandidate[] };

/** Gives values for a form, after the intent to fill exactly these was stored durably (promise 1). Every value is derived anew, now. */
export async function answerFillIntend(place: Place, opened: Scene, message: Intend): Promise<FillAnswer> {
  const seen = showing(opened, message.tenant);
  // Whose account is mended is told by the page's own reading, not by whom this tab works for.
  const mending = message.mends === undefined ? null : await mendingScene(seen, message);
  const first = mending?.scene ?? seen;
  const before = await assess(first);
  if (!before.fill.allowed) return refuse(first, before, before.fill.code, before.fill.sentence);
  const other = mending ? null : otherIn(message, first, before);
  if (other && !(await isMeant(first, before, message, other))) return ask(first, before, other);

  const attributes = new Set(message.fields.map((field) => field.attribute));
  const { scene, found, allotment } = await settleName(place, first, before, message, attributes);
  if (!found.fill.allowed) return refuse(scene, found, found.fill.code, found.fill.sentence);
  const how = {
    overwrite: message.overwrite,
    wrote: scene.visit.wrote ?? [],
    allotment,
    ...(scene.page?.form ? { roles: scene.page.form.roles } : {}),
  };
  const plan = planFill(message.fields, found, how);
  if (plan.fill.length === 0) return refuse(scene, found, 'fill.nothing', nothingSentence(plan), plan);

  try {
    await alarmBreakGlass(scene, found, 'fill');
    const about = { ...aboutOf(scene, found), object: accountObject(found) };
    const row = await storeIntent(scene, about, plan, detailOf(message, allotment));
    if (mending) await beginMend(seen.visit.tab, { ...mending.mend, intent: row.body.id });
    const open = accountToSettle(scene, found);
    if (open && allotment.status !== 'refused') await settleLater(scene.identity, open);
    if (import.meta.env.UNSWIVEL_FAULTS) await crashPoint('intent-written');
    return {
      ok: true,
      intent: row.body.id,
      values: plan.fill.map(({ candidate, value }) => ({ key: candidate.key, attribute: candidate.attribute, value })),
      left: shownLeft(plan),
      state: await (mending ? overlayState(seen) : overlayState(scene, found)),
    };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ok: false, code: error.code, sentence: error.message, state: await overlayState(scene) };
  }
}

/** Whom the form is about when that is not the subject: what we wrote ourselves for somebody before does not count. */
function otherIn({ fields }: Intend, { visit }: Scene, found: Assessment): string | null {
  const ours = visit.wrote ?? [];
  const theirs = fields.filter(
    ({ attribute, control, current = '' }) =>
      !ours.some(
        (one) => one.attribute === attribute && one.control === control && sameValue(attribute, one.value, current),
      ),
  );
  return otherPerson(theirs, found.values);
}

/** The person said so, by a press of its own and for this very pair of people; it holds as long as the page does. */
async function isMeant(scene: Scene, found: Assessment, { sure, gesture }: Intend, other: string): Promise<boolean> {
  const pair = JSON.stringify([other, found.subject.technician?.id ?? subjectName(found)]);
  if (scene.visit.meant === pair) return true;
  if (sure !== other || gesture !== 'click') return false;
  await changeVisit(scene.visit, (held) => ({ ...held, meant: pair }));
  return true;
}

async function ask(scene: Scene, found: Assessment, other: string): Promise<FillAnswer> {
  const sentence = `This form holds ${other}; the subject is ${subjectName(found)}. Nothing was filled.`;
  return { ...(await refuse(scene, found, 'fill.other-person', sentence)), asks: other } as FillAnswer;
}

function subjectName({ subject }: Assessment): string {
  return subject.shown.status === 'none' ? 'nobody' : subject.shown.name;
}

const detailOf = ({ gesture, overwrite, sure, mends }: Intend, allotment: Allotment) => ({
  ...{ gesture, overwrite },
  ...(sure ? { confirmed: 'holds another person' } : {}),
  ...(mends === undefined ? {} : { mends: 'drift' }),
  ...(allotment.status === 'later' ? { name: 'derived, not settled yet' } : {}),
});

/** A refusal is evidence too (attack 37). */
async function refuse(
  scene: Scene,
  found: Assessment,
  code: string,
  sentence: string,
  plan?: FillPlan,
): Promise<FillAnswer> {
  const parts = {
    verb: 'fill.refused',
    outcome: 'refused',
    ...aboutOf(scene, found),
    object: accountObject(found),
    code,
    ...(plan ? { fields: leftFields(plan) } : {}),
  } as const;
  if (code !== 'fill.evidence') await tellRefusal(scene.identity, scene.visit.tab, parts, 'person');
  return { ok: false, code, sentence, state: await overlayState(scene) };
}

function nothingSentence(plan: FillPlan): string {
  if (plan.left.every(({ code }) => code === 'field.already')) return 'Every field holds the right value already.';
  const [first] = plan.left;
  return first ? `No field could be filled. ${first.control}: ${first.why}` : 'There is no field to fill.';
}
