/** Which events of a device carry a step out. */
import type { EventBody, Verb } from '../evidence/event.schema.ts';
import type { ChangeKind } from './exact-object.schema.ts';

const FORMS: readonly Verb[] = ['form.submitted', 'fill.done'];
/** what a profile says a control does (consoles/profile.schema.ts) */
const ENDING = new Set(['disable', 'delete', 'change-role', 'change-group', 'revoke-sessions']);
const GIVING = new Set(['enable', 'change-role', 'change-group']);
const ROTATING = new Set(['reset-password', 'reset-mfa']);
/** `unknown`: the form was sent, and the page never said what came of it; whoever verifies sees. */
const CAME_ABOUT = new Set(['success', 'partial', 'unknown']);

/** Whether the event is such a deed, whatever account it was on. A password reset alone gives nobody access, and ends nobody's. */
export function isDeed({ verb, outcome, detail }: EventBody, change: ChangeKind, ends: boolean): boolean {
  if (!CAME_ABOUT.has(outcome)) return false;
  const acts = (what: ReadonlySet<string>) => verb === 'action.performed' && what.has(String(detail?.does ?? ''));
  if (change === 'rotation') return verb === 'form.submitted' || acts(ROTATING);
  if (ends) return verb === 'form.submitted' || acts(ENDING);
  return FORMS.includes(verb) || acts(GIVING);
}
