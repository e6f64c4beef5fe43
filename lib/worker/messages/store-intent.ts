/** What every fill stores before it gives a value: of an account's form and of a ticket's note alike. */
import type { EventBody, EventField } from '../../evidence/event.schema.ts';
import type { Derived } from '../../record/provenance.ts';
import type { Candidate } from '../../wire/page.schema.ts';
import type { FieldOutcome } from '../../wire/state.ts';
import type { OpenedFill } from '../held-fill.ts';
import { recordEvent } from '../record-event.ts';
import type { Scene } from '../scene.ts';

/** Which control gets what; of what is left alone, why. */
interface Planned {
  fill: readonly { candidate: Candidate; value: string; derived?: Derived }[];
  left: readonly (FieldOutcome & { code: string; candidate: Candidate })[];
}

/** Stores the intent to fill exactly these, with what it opens (promise 1). Throws as `recordEvent`. */
export function storeIntent(
  { identity, visit }: Scene,
  about: OpenedFill['about'] & { object: NonNullable<EventBody['object']> },
  plan: Planned,
  detail: NonNullable<EventBody['detail']>,
) {
  return recordEvent(
    identity,
    {
      ...{ verb: 'fill.intended', outcome: 'intended', ...about, detail },
      fields: [
        ...plan.fill.map(
          ({ candidate: { attribute, control, current = '', confidence, source }, value, derived }): EventField => ({
            ...{ attribute, control, from: current, to: value, confidence, source },
            ...(derived ? { provenance: derived.provenance } : {}),
          }),
        ),
        ...leftFields(plan),
      ],
    },
    {
      opens: {
        ...{ identity: identity.id, state: 'open', at: Date.now(), about },
        ...{ tab: visit.tab, frame: visit.frame, document: visit.document },
        fields: plan.fill.map(({ candidate: { key, attribute, control, current }, value }) => ({
          ...{ key, attribute, control, to: value },
          ...(current ? { from: current } : {}),
        })),
        left: shownLeft(plan),
      },
    },
  );
}

/** As an event tells them. */
export const leftFields = ({ left }: Pick<Planned, 'left'>): EventField[] =>
  left.map(({ candidate: { attribute, control, confidence, source }, code, outcome }) => ({
    ...{ attribute, control, outcome, code, confidence, source },
  }));

/** As the panel lists them. */
export const shownLeft = ({ left }: Pick<Planned, 'left'>): FieldOutcome[] =>
  left.map(({ key, attribute, control, outcome, why, code }) => ({
    ...{ key, attribute, control, outcome, code },
    ...(why ? { why } : {}),
  }));
