import type { Described, Verdict } from '../../classify/described.ts';
import { candidates, candidatesInSlices, type FormField, type Judge, type Place } from '../candidates.ts';
import { type Classified, classified, describing } from '../classified.ts';
import { controlsIn } from '../controls.ts';
import { isNoSecret } from '../secret-control.ts';
import { inSlices } from '../slices.ts';
import type { WorkerLink } from './worker-link.ts';

/** Looks at the page, and has the worker say what is what. Rejects with a sentence for the person when the worker does not answer. */
export interface Looking {
  /** the identity fields to fill in view now */
  fields(place: Place): Promise<FormField[]>;
  /** the same by what was said of each control before: a form that is being sent does not wait for an answer */
  known(place: Place): FormField[];
  /** every control of the page with what it is taken for and why */
  explain(): Promise<Classified[]>;
}

/** So many controls are judged; a page with more is no form. */
const MOST = 5000;

/** What is remembered is what controls are about, never what they hold. The same words are not asked about twice in a row. */
export function lookingBy(link: WorkerLink, document: Document): Looking {
  const said = new WeakMap<HTMLElement, Verdict & { of: string }>();
  let last: { asked: string; verdicts: Verdict[] } | null = null;

  const ask: Judge<Promise<Verdict[]>> = async (described, controls) => {
    if (described.length === 0) return [];
    const asked = JSON.stringify(described);
    if (asked !== last?.asked) {
      const answer = await link.send({ type: 'look', controls: described.slice(0, MOST) });
      if (!('verdicts' in answer)) throw new Error(answer.sentence);
      last = { asked, verdicts: answer.verdicts };
    }
    for (const [at, verdict] of last.verdicts.entries()) {
      const control = controls[at];
      if (control) said.set(control.element, { ...verdict, of: nameOf(described[at]) });
    }
    return last.verdicts;
  };

  return {
    fields: async (place) => (await candidatesInSlices(place, ask)).filter(isNoSecret),
    known: (place) =>
      candidates(place, (described, controls) =>
        controls.map(({ element }, at) => {
          const verdict = said.get(element);
          return verdict?.of === nameOf(described[at]) ? verdict : undefined;
        }),
      ).filter(isNoSecret),
    async explain() {
      const controls = await inSlices(controlsIn(document));
      const described = await inSlices(describing(controls));
      return classified(controls, described, await ask(described, controls));
    },
  };
}

/** By which a control is known again. */
function nameOf(described: Described | undefined): string {
  return described ? `${described.type} ${described.name} ${described.id}` : '';
}
