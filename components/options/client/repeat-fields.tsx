import { POLICY_MOST } from '../../../lib/lifecycle/policy.schema.ts';
import { requestsPolicyText as t } from '../../text.ts';
import type { Names } from '../asked/use-names.ts';
import type { OptionsContext } from '../context.ts';
import { type Errors, errorFor } from '../edit-record.tsx';
import { PickObject } from '../object/pick-object.tsx';
import { NumberField } from './number-field.tsx';

interface Props {
  context: OptionsContext;
  names: Names;
  /** minutes by console */
  value: Readonly<Record<string, number>>;
  /** what a console begins with */
  usual: number;
  errors: Errors;
  onValue(value: Record<string, number> | undefined): void;
}

/** Single consoles in which what was done is looked at again later or sooner than elsewhere, or not again. */
export function RepeatFields({ context, names, value, usual, errors, onValue }: Props) {
  const set = (next: Record<string, number>) => onValue(Object.keys(next).length > 0 ? next : undefined);
  const without = (id: string) => Object.fromEntries(Object.entries(value).filter(([one]) => one !== id));
  return (
    <section class="stack">
      <div>
        <h2>{t.repeatIn}</h2>
        <p class="dim">{t.repeatInHint}</p>
      </div>
      {Object.entries(value).map(([id, minutes]) => {
        const label = names('consoles', id);
        return (
          <div key={id}>
            <NumberField
              label={t.repeatInMinutes(label)}
              needed
              value={minutes}
              error={errorFor(errors, `lifecycle.repeatIn.${id}`) && t.wrongNumber(POLICY_MOST.repeatMinutes, 0)}
              onValue={(next) => set({ ...value, [id]: next ?? Number.NaN })}
            />
            <button type="button" class="link start" onClick={() => set(without(id))}>
              {t.repeatInRemove(label)}
            </button>
          </div>
        );
      })}
      <PickObject
        context={context}
        kind="consoles"
        label={t.repeatInAdd}
        value={undefined}
        onValue={(id) => id && set({ [id]: usual, ...value })}
      />
    </section>
  );
}
