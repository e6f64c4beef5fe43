import { useState } from 'preact/hooks';
import { displayText } from '../../lib/evidence/display-text.ts';
import type { Draft } from '../../lib/wire/teach.schema.ts';
import { clock } from '../own/moment.ts';
import { useAnswer } from '../own/use-answer.ts';
import { Banner } from '../parts/banner.tsx';
import { TextField } from '../parts/field.tsx';
import { optionsText } from '../text.ts';
import { useNames } from './asked/use-names.ts';
import type { OptionsContext } from './context.ts';
import { LessonLines } from './lesson-lines.tsx';

const t = optionsText.taught;

/** Fields technicians taught, waiting for somebody to give them to everybody or to say no. Shown to whoever may decide. */
export function TaughtDrafts({ context }: { context: OptionsContext }) {
  const { ask, reload } = context;
  const drafts = useAnswer(ask, { type: 'own.drafts' });
  const [failed, setFailed] = useState<string | null>(null);
  const [declining, setDeclining] = useState<{ draft: string; reason: string } | null>(null);
  const open = (drafts.value ?? []).filter(({ state }) => state === 'open');
  const names = useNames(ask, {
    consoles: open.map((draft) => draft.console),
    technicians: open.map((draft) => draft.technician),
  });
  if (drafts.failure) return <Banner tone="warn" text={drafts.failure.sentence} />;
  if (open.length === 0) return null;

  async function decide(draft: Draft, decision: 'accepted' | 'declined', reason?: string) {
    const reply = await ask({ type: 'own.draft', draft: draft.id, decision, ...(reason ? { reason } : {}) });
    setFailed(reply.ok ? null : reply.sentence);
    setDeclining(null);
    await Promise.all([drafts.reload(), reload()]);
  }

  return (
    <section class="stack taught">
      <h2>{t.title(open.length)}</h2>
      <p class="said">{t.lead}</p>
      <div role="status">{failed && <Banner tone="bad" text={displayText(failed)} />}</div>
      <ul class="records">
        {open.map((draft) => (
          <li key={draft.id}>
            <span class="two">
              <LessonLines lesson={draft.lesson} where={names('consoles', draft.console)} />
              <small>
                {t.by(displayText(names('technicians', draft.technician)), clock(draft.taughtAt), draft.tries)}
              </small>
              {declining?.draft === draft.id && (
                <form
                  class="stack"
                  onSubmit={(event) => {
                    event.preventDefault();
                    void decide(draft, 'declined', declining.reason.trim());
                  }}
                >
                  <TextField
                    label={t.reason}
                    hint={t.reasonHint}
                    value={declining.reason}
                    onValue={(reason) => setDeclining({ draft: draft.id, reason })}
                  />
                  <div class="actions">
                    <button type="submit" class="button">
                      {t.decline}
                    </button>
                    <button type="button" class="button" onClick={() => setDeclining(null)}>
                      {t.wait}
                    </button>
                  </div>
                </form>
              )}
            </span>
            {declining?.draft !== draft.id && (
              <>
                <button
                  type="button"
                  class="button primary"
                  aria-label={`${t.accept}: ${draft.lesson.control}`}
                  onClick={() => void decide(draft, 'accepted')}
                >
                  {t.accept}
                </button>
                <button
                  type="button"
                  class="button"
                  aria-label={`${t.decline}: ${draft.lesson.control}`}
                  onClick={() => setDeclining({ draft: draft.id, reason: '' })}
                >
                  {t.decline}
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
