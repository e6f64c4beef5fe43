import { useState } from 'preact/hooks';
import type { Ask } from '../../own/ask.ts';
import { askRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { PlainList } from '../../parts/plain-list.tsx';
import { requestsClosureText as t } from '../../text.ts';

interface Props {
  ask: Ask;
  id: string;
  /** it was set off before: pressing again adds what was found since */
  begun: boolean;
  onDone(): Promise<void>;
}

/** Sets off everything that follows from a confirmed movement, and says what did not. */
export function FanOut({ ask, id, begun, onDone }: Props) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [done, setDone] = useState<{ requests: number; clients: number; left: string[] } | null>(null);

  async function press() {
    setBusy(true);
    const reply = await askRoute(ask, 'POST /v1/movements/:id/fan-out', { id });
    setFailed(reply.ok ? null : reply.sentence);
    if (reply.ok) setDone(reply.value);
    await onDone();
    setBusy(false);
  }

  return (
    <section class="card stack no-print" aria-busy={busy}>
      <p class="dim">{t.fanOutHint}</p>
      <div role="status" class="stack">
        {done && <Banner tone="ok" text={t.fanned(done.requests, done.clients)} />}
        {done && done.left.length > 0 && (
          <div>
            <p>{t.left}</p>
            <PlainList lines={done.left} />
          </div>
        )}
      </div>
      <div role="alert">{failed && <Banner tone="bad" text={failed} />}</div>
      <button type="button" class={begun ? 'button start' : 'button primary start'} disabled={busy} onClick={press}>
        {busy ? t.fanning : begun ? t.fanOutAgain : t.fanOut}
      </button>
    </section>
  );
}
