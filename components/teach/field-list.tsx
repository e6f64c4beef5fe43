import { displayText } from '../../lib/evidence/display-text.ts';
import type { FieldRow, TeachDeeds, TeachView } from '../../lib/wire/teach-view.ts';
import { teachText as t } from '../text/teach.ts';
import { focusOnce } from './focus-once.ts';
import { intoView } from './into-view.ts';
import { attributeText } from './said.ts';

/** The fields in sight, in the page's order: what the arrows walk through and the pointer points at. Each says what it is taken for now. */
export function FieldList({ view: { fields, active }, on }: { view: TeachView; on: TeachDeeds }) {
  if (fields.length === 0) return <p class="dim gap">{t.noFields}</p>;

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -active, End: fields.length - 1 - active }[event.key];
    if (step !== undefined) on.move(Math.min(fields.length - 1, Math.max(0, active + step)));
    else if (event.key === 'Enter' && active >= 0 && !event.repeat && event.isTrusted) on.pick(active);
    else return;
    event.preventDefault();
  }

  return (
    <section>
      <h3 id="fields">{t.fields}</h3>
      <p class="dim">{t.pointHint}</p>
      <div
        class="choices list"
        role="listbox"
        tabIndex={0}
        ref={focusOnce}
        aria-labelledby="fields"
        aria-activedescendant={active >= 0 ? `field-${active}` : undefined}
        onKeyDown={onKeyDown}
      >
        {fields.map((field, at) => (
          <Row key={at} field={field} at={at} active={at === active} on={on} />
        ))}
      </div>
    </section>
  );
}

function Row({ field, at, active, on }: { field: FieldRow; at: number; active: boolean; on: TeachDeeds }) {
  const { attribute, by } = field.taken;
  const taught = by === 'device' || by === 'team';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works the list from the list itself
    <div
      id={`field-${at}`}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-disabled={field.unteachable !== null}
      ref={active ? intoView : null}
      onClick={() => on.pick(at)}
    >
      <span class="two">
        <span class="cut">{displayText(field.label)}</span>
        <small class="cut">{attribute || taught ? `${attributeText(attribute)}, ${t.takenBy[by]}` : t.nothing}</small>
      </span>
    </div>
  );
}
