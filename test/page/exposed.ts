/** What tests call inside the isolated world, on `globalThis.unswivel`. */

import { classify as judge } from '../../lib/classify/classify.ts';
import { watchActions } from '../../lib/page/actions.ts';
import { candidates, type Place } from '../../lib/page/candidates.ts';
import { type Classified, classified, describing } from '../../lib/page/classified.ts';
import { type Control, collectControls } from '../../lib/page/controls.ts';
import { type FillOptions, fillFields, type PlannedField, undoFill } from '../../lib/page/fill.ts';
import { createGuard } from '../../lib/page/guard.ts';
import { countIgnored } from '../../lib/page/ignored.ts';
import { markFields } from '../../lib/page/marks.ts';
import { raise } from '../../lib/page/raise.ts';
import { watchArrivals } from '../../lib/page/session/arrivals.ts';
import { undoLast } from '../../lib/page/session/fill-form.ts';
import { lookingBy } from '../../lib/page/session/looking.ts';
import { mount } from '../../lib/page/session/mount.ts';
import { atOnce } from '../../lib/page/slices.ts';
import { trackSubmit } from '../../lib/page/submit.ts';
import { fieldsOf } from '../../lib/page/teach/fields.ts';
import { rootFor, waysFor } from '../../lib/page/teach/selector-for.ts';
import { readValue } from '../../lib/page/value.ts';
import { unfillable } from '../../lib/page/visible.ts';
import { chooseOption } from '../../lib/record/choose-option.ts';

/** The page's half and the worker's in one, without the message in between. */
const classify = (controls: Control[]): Classified[] => {
  const described = atOnce(describing(controls));
  return classified(controls, described, judge(described));
};

/** A worker that judges; what it was asked is put into `asked`. `first` runs before each answer. */
const judging = (asked: object[] = [], first: () => void = () => {}) =>
  ({
    send: async (message: { controls: Parameters<typeof judge>[0] }) => {
      asked.push(message);
      first();
      return { ok: true, verdicts: judge(message.controls) };
    },
  }) as unknown as Parameters<typeof lookingBy>[0];

/** The worker's answer to `option`. */
const meant: FillOptions['meant'] = async (attribute, value, choices) => chooseOption(attribute, value, choices);

export const exposed = {
  watchActions,
  candidates: (place: Place) => candidates(place, judge),
  classify,
  collectControls,
  fillFields: (plan: PlannedField[], options: FillOptions) => fillFields(plan, { meant, ...options }),
  undoFill,
  undoLast,
  createGuard,
  countIgnored,
  markFields,
  mount,
  raise,
  trackSubmit: (parts: Omit<Parameters<typeof trackSubmit>[0], 'look'>) =>
    trackSubmit({ ...parts, look: async () => parts.scan() }),
  watchArrivals,
  lookingBy,
  judging,
  fieldsOf,
  rootFor,
  waysFor,
  readValue,
  unfillable,
};
Object.assign(globalThis, { unswivel: exposed });
