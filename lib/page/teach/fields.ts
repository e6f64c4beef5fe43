import type { FormProfile } from '../../consoles/profile.schema.ts';
import type { Attribute } from '../../record/attributes.ts';
import type { ShownLesson } from '../../wire/teach.ts';
import type { Taken, Unteachable } from '../../wire/teach-view.ts';
import type { Classified } from '../classified.ts';
import { closestOf, matches } from '../native.ts';
import { isNoSecret } from '../secret-control.ts';
import { FORBIDDEN, meantBy } from '../taught.ts';

/** One control a person can point at. */
export interface TeachField {
  one: Classified;
  taken: Taken;
  unteachable: Unteachable | null;
}

/** The console's profile where it has one; what it leaves out is not taught either. */
type Form = Pick<FormProfile, 'root' | 'never'>;

/** The controls in sight, in order, each with what a fill would take it for. */
export function fieldsOf(all: Classified[], lessons: readonly ShownLesson[], form?: Form): TeachField[] {
  const taught = new Map<Classified, Taken>();
  for (const lesson of lessons) {
    const [one, ...others] = meantBy(all, lesson);
    if (one && others.length === 0) taught.set(one, { attribute: lesson.attribute, by: lesson.from });
  }
  return all.filter(inSight).map((one) => ({
    one,
    taken: taught.get(one) ?? { attribute: one.attribute, by: 'classifier' },
    unteachable: unteachable(one, form),
  }));
}

/** Roughly: what is hidden is refused at each fill anyway. */
function inSight({ control: { element } }: Classified): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width >= 5 && height >= 5 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

function unteachable(one: Classified, form: Form | undefined): Unteachable | null {
  const { element } = one.control;
  if (FORBIDDEN.test(one.about ?? '') || !isNoSecret(one)) return 'forbidden';
  if (!form) return null;
  return !closestOf(element, form.root) || form.never.some((never) => matches(element, never)) ? 'left-out' : null;
}

/** Whether an attribute can be meant at all: a tick says yes or no and nothing else. */
export function suits({ control }: Classified, attribute: Attribute | null): boolean {
  return attribute === null || control.kind !== 'checkbox' || attribute === 'active';
}
