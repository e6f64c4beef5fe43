import { displayText } from '../../lib/evidence/display-text.ts';
import type { Ask } from '../own/ask.ts';
import { clock } from '../own/moment.ts';
import { useAnswer } from '../own/use-answer.ts';
import { Banner } from '../parts/banner.tsx';
import type { Names } from '../text/events.ts';
import { sidepanelText as t } from '../text.ts';

const LOOK_AGAIN_MS = 60_000;

/** Cover others took for themselves, for their lead to look at. Nobody reviews their own. */
export function CoverReview({ ask, names, mine }: { ask: Ask; names: Names; mine: string }) {
  const covers = useAnswer(ask, { type: 'own.covers' }, LOOK_AGAIN_MS);
  const open = (covers.value ?? []).filter((cover) => !cover.reviewedBy && cover.technician !== mine);
  if (covers.failure) return <Banner tone="bad" text={covers.failure.sentence} />;
  if (open.length === 0) return null;

  async function review(cover: string) {
    await ask({ type: 'own.review', cover });
    await covers.reload();
  }

  return (
    <section>
      <h2>{t.review}</h2>
      <ul class="list">
        {open.map((cover) => (
          <li key={cover.id} class="row">
            <span>
              {t.coverOf(
                names.technician(cover.technician),
                names.client(cover.client),
                clock(cover.from),
                clock(cover.until),
              )}
              <br />
              <span class="dim">{displayText(cover.reason)}</span>
            </span>
            <button type="button" class="button" onClick={() => void review(cover.id)}>
              {t.reviewed}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
