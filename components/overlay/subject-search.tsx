import { useEffect, useRef, useState } from 'preact/hooks';
import { displayText } from '../../lib/evidence/display-text.ts';
import type { Choice } from '../../lib/wire/state.ts';
import { overlayText as t } from '../text.ts';

interface Props {
  proposals: Choice[];
  found: Choice[];
  /** take the focus when shown */
  grab: boolean;
  onSearch(query: string): void;
  onChoose(id: string): void;
  onLeave(): void;
}

/** A combobox (WAI-ARIA APG, list autocomplete): the focus stays in the box, arrows move, Enter takes, Escape leaves. */
export function SubjectSearch({ proposals, found, grab, onSearch, onChoose, onLeave }: Props) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const box = useRef<HTMLInputElement>(null);
  const choices = query.trim() ? found : proposals;
  const current = choices[Math.min(at, choices.length - 1)];

  useEffect(() => {
    if (grab) box.current?.focus();
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && choices.length) setAt((Math.min(at, choices.length - 1) + step + choices.length) % choices.length);
    else if (event.key === 'Enter' && current && !event.repeat && event.isTrusted) onChoose(current.id);
    else if (event.key === 'Escape' && (query || grab)) query ? change('') : onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function change(text: string) {
    setQuery(text);
    setAt(0);
    onSearch(text);
  }

  return (
    <div class="search">
      <input
        ref={box}
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
              onClick={() => onChoose(choice.id)}
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
}
