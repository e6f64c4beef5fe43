import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { displayText } from '../../lib/evidence/display-text.ts';
import { Field } from './field.tsx';

export interface Choice {
  id: string;
  label: string;
  line?: string | undefined;
}

interface Props {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** id of what is chosen; empty for nothing */
  value: string;
  /** its name */
  shown: string;
  search(words: string): Promise<Choice[]>;
  onValue(id: string): void;
  /** what to say when nothing fits */
  none: string;
  disabled?: boolean | undefined;
  /** what the button says that empties it; without it something stays chosen */
  clear?: string | undefined;
  placeholder?: string;
}

const PAUSE_MS = 150;

/** One of many, found by typing (WAI-ARIA combobox with a list). Leaving it without a choice keeps what was chosen. */
export function Pick(props: Props) {
  const { label, hint, error, value, shown, search, onValue, none, disabled, clear, placeholder } = props;
  const id = useId();
  const [words, setWords] = useState<string | null>(null);
  const [choices, setChoices] = useState<Choice[] | null>(null);
  const [at, setAt] = useState(0);
  const asked = useRef(0);
  const open = words !== null;

  useEffect(() => {
    if (words === null) return setChoices(null);
    const mine = ++asked.current;
    const timer = setTimeout(async () => {
      const found = await search(words);
      if (mine !== asked.current) return;
      setChoices(found);
      setAt(0);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, search]);

  function take(choice: Choice | undefined) {
    if (!choice) return;
    setWords(null);
    onValue(choice.id);
  }

  function onKeyDown(event: KeyboardEvent) {
    const last = (choices?.length ?? 1) - 1;
    if (event.key === 'ArrowDown') open ? setAt(Math.min(last, at + 1)) : setWords('');
    else if (event.key === 'ArrowUp' && open) setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter' && open) take(choices?.[at]);
    else if (event.key === 'Escape' && open) setWords(null);
    else return;
    event.preventDefault();
  }

  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <div class="pick">
        <input
          id={id}
          type="text"
          class="input"
          role="combobox"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open && choices?.[at] ? `${id}-${at}` : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={error || hint ? `${id}-note` : undefined}
          autocomplete="off"
          spellcheck={false}
          disabled={disabled}
          placeholder={placeholder}
          value={words ?? shown}
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => setWords(event.currentTarget.value)}
          onClick={() => !open && setWords('')}
          onKeyDown={onKeyDown}
          onBlur={() => setWords(null)}
        />
        {clear && value && !disabled && (
          <button type="button" class="icon" aria-label={`${clear}: ${label}`} onClick={() => onValue('')}>
            ×
          </button>
        )}
        <div
          class="options-list"
          role="listbox"
          id={`${id}-list`}
          aria-label={label}
          hidden={!open || choices === null}
        >
          {choices?.map((choice, index) => (
            // The keyboard's way is the input's own (`aria-activedescendant`).
            <div
              key={choice.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onMouseDown={(event) => {
                event.preventDefault();
                take(choice);
              }}
            >
              <span class="cut">{displayText(choice.label)}</span>
              {choice.line && <small class="cut">{displayText(choice.line)}</small>}
            </div>
          ))}
          {choices?.length === 0 && (
            <div role="option" tabIndex={-1} aria-disabled="true" aria-selected="false" class="dim">
              {none}
            </div>
          )}
        </div>
      </div>
    </Field>
  );
}
