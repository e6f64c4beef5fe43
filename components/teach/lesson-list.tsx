import { displayText } from '../../lib/evidence/display-text.ts';
import type { TeachDeeds, TeachView } from '../../lib/wire/teach-view.ts';
import { teachText as t } from '../text/teach.ts';
import { attributeText } from './said.ts';

/** What is taught about this page. One's own can be taken back here; what the team accepted, an administrator removes. */
export function LessonList({ view: { lessons, declined }, on }: { view: TeachView; on: TeachDeeds }) {
  if (lessons.length + declined.length === 0) return null;
  return (
    <section>
      <h3>{t.taughtHere}</h3>
      <ul class="lessons">
        {lessons.map((lesson) => (
          <li key={`${lesson.root} ${JSON.stringify(lesson.at)}`}>
            <span class="two">
              <span class="cut">{displayText(lesson.control)}</span>
              <small class="cut">{attributeText(lesson.attribute)}</small>
            </span>
            {lesson.from === 'team' ? (
              <small>{t.team}</small>
            ) : (
              <button
                type="button"
                class="link"
                aria-label={`${t.remove}: ${displayText(lesson.control)}`}
                onClick={(event) => on.forget(lesson, event)}
              >
                {t.remove}
              </button>
            )}
          </li>
        ))}
        {declined.map((lesson) => (
          <li key={JSON.stringify(lesson)}>
            <span class="two">
              <span class="cut">{displayText(lesson.control)}</span>
              <small>{t.declined(attributeText(lesson.attribute), displayText(lesson.reason))}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
