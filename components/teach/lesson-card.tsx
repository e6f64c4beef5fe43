import { displayText } from '../../lib/evidence/display-text.ts';
import type { TeachDeeds, TeachView } from '../../lib/wire/teach-view.ts';
import { teachText as t } from '../text/teach.ts';
import { focusOnce } from './focus-once.ts';
import { attributeText } from './said.ts';

/** What will be kept, before it is: the field, what it is, and how it will be found again. */
export function LessonCard({ view, on }: { view: TeachView; on: TeachDeeds }) {
  const { way, ways, attribute, busy } = view;
  if (!way) return null;
  const label = displayText(view.fields[view.active]?.label ?? '');
  const [about, what] = attribute === null ? t.checkNever(label) : t.check(label, attributeText(attribute));
  return (
    <section>
      <p class="lesson">
        {about}
        <b>{what}</b>
      </p>
      <h3 class="gap">{t.foundBy}</h3>
      <code>{displayText(typeof way.at === 'string' ? way.at : t.byLabel(way.at.label))}</code>
      <p class="dim">{t.reasons[way.reason]}</p>
      {ways > 1 && (
        <button type="button" class="link" onClick={on.otherWay}>
          {t.otherWay}
        </button>
      )}
      <div class="row actions">
        <button type="button" class="primary" aria-disabled={busy} onClick={on.keep}>
          {t.keep}
        </button>
        <button type="button" ref={focusOnce} onClick={on.attempt}>
          {t.attempt}
        </button>
        <button type="button" onClick={on.back}>
          {t.back}
        </button>
      </div>
    </section>
  );
}
