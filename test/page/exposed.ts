/** What tests call inside the isolated world, on `globalThis.unswivel`. */
import { watchActions } from '../../lib/page/actions.ts';
import { candidates } from '../../lib/page/candidates.ts';
import { classify } from '../../lib/page/classify.ts';
import { collectControls } from '../../lib/page/controls.ts';
import { fillFields, undoFill } from '../../lib/page/fill.ts';
import { createGuard } from '../../lib/page/guard.ts';
import { countIgnored } from '../../lib/page/ignored.ts';
import { markFields } from '../../lib/page/marks.ts';
import { raise } from '../../lib/page/raise.ts';
import { watchArrivals } from '../../lib/page/session/arrivals.ts';
import { mount } from '../../lib/page/session/mount.ts';
import { trackSubmit } from '../../lib/page/submit.ts';
import { fieldsOf } from '../../lib/page/teach/fields.ts';
import { rootFor, waysFor } from '../../lib/page/teach/selector-for.ts';
import { readValue } from '../../lib/page/value.ts';
import { unfillable } from '../../lib/page/visible.ts';

export const exposed = {
  watchActions,
  candidates,
  classify,
  collectControls,
  fillFields,
  undoFill,
  createGuard,
  countIgnored,
  markFields,
  mount,
  raise,
  trackSubmit,
  watchArrivals,
  fieldsOf,
  rootFor,
  waysFor,
  readValue,
  unfillable,
};
Object.assign(globalThis, { unswivel: exposed });
