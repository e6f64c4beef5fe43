import { displayText } from '../../lib/evidence/display-text.ts';
import type { Lesson } from '../../lib/record/lesson.schema.ts';
import { attributeWords, optionsText } from '../text.ts';

const t = optionsText.taught;

/** What a lesson says, where it counts, and how the field is found. `where` = the console, when it is not plain from around. */
export function LessonLines({ lesson, where }: { lesson: Lesson; where?: string }) {
  const { attribute, at, control, page } = lesson;
  return (
    <>
      <span>
        {t.is(displayText(control))} <b>{attribute ? attributeWords[attribute] : t.never}</b>
      </span>
      <code class="mono">{displayText(typeof at === 'string' ? at : t.byLabel(at.label))}</code>
      <small>{displayText(where ? `${where} · ${page}` : page)}</small>
    </>
  );
}
