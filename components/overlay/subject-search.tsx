import type { TargetedKeyboardEvent } from 'preact';
import { displayText } from '../../lib/evidence/display-text.ts';
import type { Choice } from '../../lib/wire/state.ts';
import { overlayText as t } from '../text.ts';
import { arrow } from './arrow.ts';
import { withState } from './with-state.ts';

interface Props {
  proposals: Choice[];
  found: Choice[];
  /** take the focus when shown */
  grab: boolean;
  onSearch(query: string): void;
  onChoose(event: Event, id: string, row?: Element | null): void;
  onLeave(): void;
}

interface Asked {
  query: string;
  /** the choice the arrows are at */
  at: number;
}

/** A combobox (WAI-ARIA APG, list autocomplete): the focus stays in the box, arrows move, Enter takes, Escape leaves. */
export const SubjectSearch = withState<Props, Asked>({ query: '', at: 0 }, (props, { query, at }, set) => {
  const { proposals, found, grab, onSearch, onChoose, onLeave } = props;
  const choices = query.trim() ? found : proposals;
  const current = choices[Math.min(at, choices.length - 1)];

  function onKeyDown(event: TargetedKeyboardEvent<HTMLInputElement>) {
    const next = arrow(event.key, at, choices.length);
    if (next !== null) set({ at: next });
    else if (event.key === 'Enter' && current && !event.repeat && event.isTrusted)
      onChoose(event, current.id, event.currentTarget.nextElementSibling?.querySelector('[aria-selected=true]'));
    else if (event.key === 'Escape' && (query || grab)) query ? change('') : onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function change(text: string) {
    set({ query: text, at: 0 });
    onSearch(text);
  }

  return (
    <div class="search">
      <input
        ref={grab ? focus : null}
        type="text"
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls="found"
        aria-autocomplete="list"
        aria-activedescendant={current && `found-${current.id}`}
        aria-label={t.subjectSearch}
        placeholder={t.subjectSearch}
        autocomplete="off"
        spellcheck={false}
        maxLength={128}
        value={query}
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {choices.length > 0 && (
        <div class="choices" id="found" role="listbox" aria-label={t.proposals}>
          {choices.map((choice) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works the list from the combobox
            <div
              key={choice.id}
              id={`found-${choice.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={choice === current}
              onClick={(event) => onChoose(event, choice.id)}
            >
              <span class="two">
                <span class="cut">{displayText(choice.label)}</span>
                {choice.hint && <small class="cut">{displayText(choice.hint)}</small>}
              </span>
            </div>
          ))}
        </div>
      )}
      {query.trim() && choices.length === 0 && <p class="dim">{t.subjectNotFound(displayText(query.trim()))}</p>}
    </div>
  );
});

/** A ref that stays the same is called once, when its element is there. */
function focus(box: HTMLElement | null): void {
  box?.focus();
}
