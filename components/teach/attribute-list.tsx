import { displayText } from '../../lib/evidence/display-text.ts';
import { ATTRIBUTES, type Attribute } from '../../lib/record/attributes.ts';
import type { TeachDeeds, TeachView } from '../../lib/wire/teach-view.ts';
import { arrow } from '../overlay/arrow.ts';
import { withState } from '../overlay/with-state.ts';
import { attributeWords } from '../text/attributes.ts';
import { teachText as t } from '../text/teach.ts';
import { focusOnce } from './focus-once.ts';
import { intoView } from './into-view.ts';
import { attributeText } from './said.ts';

interface Asked {
  query: string;
  /** the choice the arrows are at */
  at: number;
}

/** What the field is: a combobox (WAI-ARIA APG, list autocomplete) over all attributes, "never" last, what it is taken for now first. */
export const AttributeList = withState<{ view: TeachView; on: TeachDeeds }, Asked>(
  { query: '', at: 0 },
  ({ view, on }, { query, at }, set) => {
    const field = view.fields[view.active];
    const label = displayText(field?.label ?? '');
    const choices = choicesFor(query, field?.taken.attribute ?? null);
    const current = choices[Math.min(at, choices.length - 1)];

    function onKeyDown(event: KeyboardEvent) {
      const next = arrow(event.key, at, choices.length);
      if (next !== null) set({ at: next });
      else if (event.key === 'Enter' && current !== undefined && !event.repeat && event.isTrusted) on.choose(current);
      else if (event.key === 'Escape' && query) set({ query: '', at: 0 });
      else return;
      event.preventDefault();
      event.stopPropagation();
    }

    return (
      <section>
        <h3 id="what">{t.whatIs(label)}</h3>
        <div class="search">
          <input
            ref={focusOnce}
            type="text"
            role="combobox"
            aria-expanded={choices.length > 0}
            aria-controls="attributes"
            aria-autocomplete="list"
            aria-activedescendant={current === undefined ? undefined : `is-${current}`}
            aria-labelledby="what"
            placeholder={t.search}
            autocomplete="off"
            spellcheck={false}
            maxLength={64}
            value={query}
            onInput={(event) => set({ query: event.currentTarget.value, at: 0 })}
            onKeyDown={onKeyDown}
          />
          <div class="choices list" id="attributes" role="listbox" aria-labelledby="what">
            {choices.map((attribute) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works the list from the combobox
              <div
                key={attribute}
                id={`is-${attribute}`}
                role="option"
                tabIndex={-1}
                aria-selected={attribute === current}
                ref={attribute === current ? intoView : null}
                onClick={(event) => event.isTrusted && on.choose(attribute)}
              >
                <span class="two">
                  <span class="cut">{attributeText(attribute)}</span>
                  {attribute === null && <small class="cut">{t.neverHint}</small>}
                </span>
              </div>
            ))}
          </div>
          {choices.length === 0 && <p class="dim">{t.noMatch}</p>}
        </div>
        <button type="button" class="link" onClick={on.back}>
          {t.back}
        </button>
      </section>
    );
  },
);

/** Those with a word that begins as typed; `given` finds the given name, `sam` the SAM account name. */
function choicesFor(query: string, now: Attribute | null): (Attribute | null)[] {
  const typed = query.trim().toLowerCase();
  const all: (Attribute | null)[] = [...(now ? [now] : []), ...ATTRIBUTES.filter((one) => one !== now), null];
  return all.filter((attribute) => {
    const words = `${attributeText(attribute)} ${attribute ? `${attribute} ${attributeWords[attribute]}` : ''}`;
    return typed.split(/\s+/).every((part) => ` ${words.toLowerCase().replace(/[.-]/g, ' ')}`.includes(` ${part}`));
  });
}
