import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { ImportJob } from '../../../lib/wire/admin.schema.ts';
import { askRoute } from '../../own/ask-route.ts';
import { clock } from '../../own/moment.ts';
import { Banner } from '../../parts/banner.tsx';
import { ToneMark } from '../../parts/tone.tsx';
import { sourcesText } from '../../text.ts';
import type { OptionsContext } from '../context.ts';

const t = sourcesText.import;
const TONES = { running: 'busy', applied: 'ok', failed: 'bad', undoing: 'busy', undone: 'off' } as const;

interface Props {
  context: OptionsContext;
  job: ImportJob;
  by: string;
  reload(): Promise<void>;
}

/** One import: who, when, how far, what could not go back; and its undoing, after asking. */
export function ImportJobLine({ context, job, by, reload }: Props) {
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const { state, done, total, sentence, left, why } = job;
  const moving = state === 'running' || state === 'undoing';

  async function undo() {
    const reply = await askRoute(context.ask, 'POST /v1/imports/:id/undo', { id: job.id, body: {} });
    setFailed(reply.ok ? null : reply.sentence);
    setAsked(false);
    await reload();
  }

  return (
    <>
      <div class="two">
        <span class="cut">{displayText(why ?? t.by(by, clock(job.at), total))}</span>
        {why && <small class="cut">{displayText(t.by(by, clock(job.at), total))}</small>}
        {moving && <progress aria-label={t.states[state]} max={Math.max(1, total)} value={done} />}
        {sentence && <span class="error">{displayText(sentence)}</span>}
        {failed && <Banner tone="bad" text={failed} />}
        {left.length > 0 && (
          <details>
            <summary>{t.left(left.length)}</summary>
            <ul class="changes">
              {left.map((one) => (
                <li key={one.technician}>{displayText(`${one.technician}: ${one.sentence}`)}</li>
              ))}
            </ul>
          </details>
        )}
        {asked && (
          <span class="actions" role="alert">
            <span>{t.undoSure}</span>
            <button type="button" class="button danger" onClick={undo}>
              {t.undoYes}
            </button>
            <button type="button" class="button" onClick={() => setAsked(false)}>
              {t.undoNo}
            </button>
          </span>
        )}
      </div>
      <span class="state dim num">
        <ToneMark tone={TONES[state]} />
        {moving ? t.progress(done, total) : t.states[state]}
      </span>
      {state === 'applied' && context.editable && !asked && (
        <button type="button" class="link" onClick={() => setAsked(true)}>
          {t.undo}
        </button>
      )}
    </>
  );
}
