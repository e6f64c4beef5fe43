/** The short list of steps of one request, as far as it has come on the page in view. */
import type { RequestView } from '../../wire/lifecycle.schema.ts';
import type { PageStep, StepName } from '../../wire/page-requests.ts';
import { isDoing } from './next-offer.ts';

/** What the page in view is good for. */
export interface PageAtHand {
  /** a form of the kind the change needs */
  form: boolean;
  /** it was filled for this account */
  filled: boolean;
  /** it shows this account, or a list */
  shows: boolean;
  /** ticket, subject and purpose of this tab are those of the request */
  prepared: boolean;
}

const GIVING: readonly StepName[] = ['open', 'fill', 'save', 'look'];
const ENDING: readonly StepName[] = ['open', 'end', 'look'];

export function stepsOf(view: RequestView, page: PageAtHand, carriedOut: boolean): PageStep[] {
  const names = view.ending || view.object.change === 'rotation' ? ENDING : GIVING;
  const at = names.indexOf(nowOf(view, page, carriedOut));
  const over = !isDoing(view) && !waitsForLook(view);
  return names.map((step, index) => ({
    step,
    state: over || index < at ? 'done' : index === at ? 'now' : 'later',
  }));
}

const waitsForLook = ({ state, repeatAt }: RequestView): boolean =>
  state === 'implemented' || state === 'revoked' || repeatAt !== null;

function nowOf(view: RequestView, { form, filled, shows, prepared }: PageAtHand, carriedOut: boolean): StepName {
  if (!isDoing(view) || carriedOut) return 'look';
  if (view.ending || view.object.change === 'rotation') return shows ? 'end' : 'open';
  if (!form || !prepared) return 'open';
  return filled ? 'save' : 'fill';
}
