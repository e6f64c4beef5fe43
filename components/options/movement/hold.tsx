import { useState } from 'preact/hooks';
import { askRoute } from '../../own/ask-route.ts';
import { clock } from '../../own/moment.ts';
import { Banner } from '../../parts/banner.tsx';
import { TextField } from '../../parts/field.tsx';
import { sourcesText } from '../../text.ts';
import type { Movements } from '../asked/collector.ts';
import type { OptionsContext } from '../context.ts';

const t = sourcesText.movements;

interface Props {
  context: OptionsContext;
  hold: Movements['holds'][number];
  decides: boolean;
  onDecided(): Promise<void>;
}

/** Many left at once: what was done already, and the decision that is waited for, over all of them. */
export function Hold({ context, hold, decides, onDecided }: Props) {
  const [doing, setDoing] = useState<'confirm' | 'undo' | null>(null);
  const [why, setWhy] = useState('');
  const [failed, setFailed] = useState<string | null>(null);
  const { leavers } = hold;

  async function decide(event: Event) {
    event.preventDefault();
    const route = doing === 'undo' ? 'POST /v1/movements/:id/undo' : 'POST /v1/movements/:id/confirm';
    const body = why.trim() ? { why: why.trim() } : {};
    const reply = await askRoute(context.ask, route, { id: hold.movement, body });
    setFailed(reply.ok ? null : reply.sentence);
    if (reply.ok) await onDecided();
  }

  return (
    <form class="note" onSubmit={decide}>
      <Banner tone="warn" text={t.hold(hold.label, leavers, clock(hold.since))} />
      {decides && !doing && (
        <div class="actions">
          <button type="button" class="button" onClick={() => setDoing('confirm')}>
            {t.confirmAll}
          </button>
          <button type="button" class="button" onClick={() => setDoing('undo')}>
            {t.undoAll}
          </button>
        </div>
      )}
      {doing && (
        <>
          <p>
            <b>{doing === 'undo' ? t.undoSure(leavers) : t.confirmSure(leavers)}</b>
          </p>
          <TextField label={t.why} hint={t.whyHint} value={why} onValue={setWhy} />
          <div role="status">{failed && <Banner tone="bad" text={failed} />}</div>
          <div class="actions">
            <button type="submit" class={doing === 'undo' ? 'button primary' : 'button danger'}>
              {doing === 'undo' ? t.undo : t.confirm}
            </button>
            <button type="button" class="button" onClick={() => setDoing(null)}>
              {t.cancel}
            </button>
          </div>
        </>
      )}
    </form>
  );
}
