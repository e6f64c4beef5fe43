import type { Lesson } from '../../lib/record/lesson.schema.ts';
import { optionsText } from '../text.ts';
import { LessonLines } from './lesson-lines.tsx';

const t = optionsText.taught;

interface Props {
  lessons: Lesson[];
  onLessons(lessons: Lesson[]): void;
}

/** What was taught of a console's forms and holds for everybody. Removing one counts when the console is saved. */
export function TaughtFields({ lessons, onLessons }: Props) {
  if (lessons.length === 0) return null;
  return (
    <div class="group taught">
      <h2>{t.fields}</h2>
      <p class="dim">{t.fieldsHint}</p>
      <ul class="records">
        {lessons.map((lesson) => (
          <li key={JSON.stringify(lesson)}>
            <span class="two">
              <LessonLines lesson={lesson} />
            </span>
            <button
              type="button"
              class="button"
              aria-label={`${optionsText.remove}: ${lesson.control}`}
              onClick={() => onLessons(lessons.filter((one) => one !== lesson))}
            >
              {optionsText.remove}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
