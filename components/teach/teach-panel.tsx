import { displayText } from '../../lib/evidence/display-text.ts';
import type { TeachDeeds, TeachView } from '../../lib/wire/teach-view.ts';
import { CloseIcon } from '../parts/close-icon.tsx';
import { Mark } from '../parts/mark.tsx';
import { ToneMark } from '../parts/tone.tsx';
import { teachText as t } from '../text/teach.ts';
import { AttributeList } from './attribute-list.tsx';
import { FieldList } from './field-list.tsx';
import { focusOnce } from './focus-once.ts';
import { LessonCard } from './lesson-card.tsx';
import { LessonList } from './lesson-list.tsx';
import { isGood, saidText } from './said.ts';

/** Point, choose, check: one step at a time. Escape goes one step back, and from the first it ends. */
export function TeachPanel({ view, on }: { view: TeachView; on: TeachDeeds }) {
  const said = saidText(view);
  const { step, kept } = view;

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !event.isTrusted) return;
    event.preventDefault();
    on.back();
  }

  return (
    <div class="panel" role="dialog" aria-modal={false} aria-label={t.title} tabIndex={-1} onKeyDown={onKeyDown}>
      <header>
        <Mark size={18} />
        <h2 class="cut">{t.title}</h2>
        <button type="button" class="icon" aria-label={t.turn} title={t.turn} onClick={on.turn}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path
              d="M2 8h12M5 5 2 8l3 3m6-6 3 3-3 3"
              fill="none"
              stroke="currentColor"
              stroke-width="1.5"
              stroke-linecap="round"
            />
          </svg>
        </button>
        <button type="button" class="icon" aria-label={t.close} title={t.close} onClick={() => on.end()}>
          <CloseIcon />
        </button>
      </header>
      <div class="body">
        {said && (
          <p class={`banner ${isGood(view) ? 'off' : 'warn'}`}>
            <ToneMark tone={isGood(view) ? 'ok' : 'warn'} />
            <span>
              {displayText(said)}{' '}
              {kept && step === 'rest' && (
                <button type="button" class="link" onClick={(event) => on.forget(kept, event)}>
                  {t.undo}
                </button>
              )}
            </span>
          </p>
        )}
        {step === 'point' && <FieldList view={view} on={on} />}
        {step === 'choose' && <AttributeList view={view} on={on} />}
        {step === 'check' && <LessonCard view={view} on={on} />}
        {step === 'rest' && (
          <div class="row actions">
            <button type="button" class="primary" ref={focusOnce} onClick={on.more}>
              {t.more}
            </button>
            <button type="button" onClick={() => on.end()}>
              {t.close}
            </button>
          </div>
        )}
        {(step === 'point' || step === 'rest') && <LessonList view={view} on={on} />}
      </div>
      {view.page && (
        <footer>
          <span>{t.pages}</span>
          <code>{displayText(view.page)}</code>
        </footer>
      )}
    </div>
  );
}
