import { displayText } from '../../../lib/evidence/display-text.ts';
import { adminText } from '../../text.ts';
import { type NamedKind, useNames } from '../asked/use-names.ts';
import type { OptionsContext } from '../context.ts';
import { PickObject } from './pick-object.tsx';

interface Props {
  context: OptionsContext;
  kind: NamedKind;
  label: string;
  hint?: string | undefined;
  value: readonly string[];
  onValue(ids: string[]): void;
  disabled?: boolean | undefined;
}

/** Several objects of the record, each taken out again by its button. */
export function PickSeveral({ context, kind, label, hint, value, onValue, disabled }: Props) {
  const names = useNames(context.ask, { [kind]: value });
  return (
    <div class="several">
      <PickObject
        context={context}
        kind={kind}
        label={label}
        hint={hint}
        value=""
        disabled={disabled}
        onValue={(id) => !value.includes(id) && onValue([...value, id])}
      />
      {value.length > 0 && (
        <ul class="chips">
          {value.map((id) => (
            <li key={id}>
              <span class="cut">{displayText(names(kind, id))}</span>
              {!disabled && (
                <button
                  type="button"
                  aria-label={`${adminText.object.remove}: ${names(kind, id)}`}
                  onClick={() => onValue(value.filter((one) => one !== id))}
                >
                  ×
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
