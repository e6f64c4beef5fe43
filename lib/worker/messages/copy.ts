import type { Attribute } from '../../record/attributes.ts';
import type { Derived } from '../../record/provenance.ts';
import { LOGINS } from '../../record/rule-value.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import type { Answer, CopyAnswer } from '../../wire/state.ts';
import { alarmBreakGlass } from '../alarm.ts';
import { type Assessment, assess } from '../assess.ts';
import { aboutOf, accountObject } from '../event-about.ts';
import { overlayState } from '../overlay-state.ts';
import { gapIn } from '../plan-fill.ts';
import { recordEvent } from '../record-event.ts';
import { type Scene, showing } from '../scene.ts';
import type { Place } from '../sender.ts';
import { settleName } from '../settle-name.ts';
import { tellRefusal } from '../tell-refusal.ts';

type Copy = Extract<PageMessage, { type: 'copy.intend' }>;
type Failed = Extract<PageMessage, { type: 'copy.failed' }>;

const COPIED = 'Copied. It stays in the clipboard until you copy something else.';

/**
 * Gives one value for the clipboard, where a control cannot be filled. The same decisions as for a fill, and its event is stored before the value is given (promise 1):
 * a value that left for the clipboard can go anywhere.
 */
export async function answerCopyIntend(place: Place, opened: Scene, message: Copy): Promise<CopyAnswer> {
  const first = showing(opened, message.tenant);
  const before = await assess(first);
  if (!before.fill.allowed) return refuse(first, before, message.attribute, before.fill);
  const { scene, found, allotment } = await settleName(place, first, before, message, new Set([message.attribute]));
  if (!found.fill.allowed) return refuse(scene, found, message.attribute, found.fill);
  if (allotment.status === 'refused' && LOGINS.includes(message.attribute))
    return refuse(scene, found, message.attribute, { code: 'field.name-open', sentence: allotment.why });
  const derived = found.values.find(({ attribute }) => attribute === message.attribute);
  if (!derived) return refuse(scene, found, message.attribute, nothingFor(message.attribute, found));
  await alarmBreakGlass(scene, found, 'copy');
  await recordEvent(scene.identity, {
    ...partsOf(scene, found, derived),
    outcome: 'success',
    ...(allotment.status === 'later' ? { detail: { name: 'derived, not settled yet' } } : {}),
  });
  return { ok: true, value: derived.value, sentence: COPIED, state: await overlayState(scene, found) };
}

/** The browser let nothing into the clipboard: what was told as given did not come about. */
export async function answerCopyFailed(scene: Scene, { attribute }: Failed): Promise<Answer> {
  const found = await assess(scene);
  const derived = found.values.find((one) => one.attribute === attribute);
  await tellRefusal(
    scene.identity,
    scene.visit.tab,
    { ...partsOf(scene, found, derived ?? { attribute }), outcome: 'failed', code: 'copy.clipboard' },
    'person',
  );
  return {
    ok: false,
    code: 'copy.clipboard',
    sentence: 'The browser let nothing into the clipboard. Nothing was copied; click into the page once and try again.',
  };
}

async function refuse(
  scene: Scene,
  found: Assessment,
  attribute: Attribute,
  { code, sentence }: { code: string; sentence: string },
): Promise<CopyAnswer> {
  if (code !== 'fill.evidence')
    await tellRefusal(
      scene.identity,
      scene.visit.tab,
      { ...partsOf(scene, found, { attribute }), outcome: 'refused', code },
      'person',
    );
  return { ok: false, code, sentence, state: await overlayState(scene) };
}

/** The value's policy is the client's, as for a fill: `recordEvent` applies it. */
function partsOf(
  scene: Scene,
  found: Assessment,
  { attribute, value, provenance }: Partial<Derived> & { attribute: Attribute },
) {
  return {
    verb: 'value.copied' as const,
    ...aboutOf(scene, found),
    object: accountObject(found),
    fields: [{ attribute, ...(value === undefined ? {} : { to: value }), ...(provenance ? { provenance } : {}) }],
  };
}

function nothingFor(attribute: Attribute, found: Assessment): { code: string; sentence: string } {
  const gap = gapIn(attribute, found);
  return gap
    ? { code: 'field.missing', sentence: `${gap.why} ${gap.mend}` }
    : { code: 'field.no-value', sentence: 'The ticket says nothing for this.' };
}
