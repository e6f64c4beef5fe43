import { displayText } from '../../lib/evidence/display-text.ts';
import type { Choice } from '../../lib/wire/state.ts';

interface Props {
  label: string;
  choices: Choice[];
  onChoose(event: Event, id: string): void;
}

/** A short list to choose one from by a press. */
export function Choices({ label, choices, onChoose }: Props) {
  return (
    <ul class="choices" aria-label={label}>
      {choices.map((choice) => (
        <li key={choice.id}>
          <button type="button" onClick={(event) => onChoose(event, choice.id)}>
            <span class="two">
              <span class="cut">{displayText(choice.label)}</span>
              {choice.hint && <small class="cut">{displayText(choice.hint)}</small>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
