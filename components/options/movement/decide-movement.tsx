import { useState } from 'preact/hooks';
import type { Ask } from '../../own/ask.ts';
import { askRoute } from '../../own/ask-route.ts';
import { requestsClosureText } from '../../text.ts';
import { EndForm } from '../end-form.tsx';

const t = requestsClosureText.decide;

interface Props {
  ask: Ask;
  id: string;
  onDone(): Promise<void>;
}

/** A movement nobody stands behind yet is confirmed or undone. */
export function DecideMovement({ ask, id, onDone }: Props) {
  const [as, setAs] = useState<'confirmed' | 'undone' | null>(null);

  async function decide(why: string) {
    const route = as === 'undone' ? 'POST /v1/movements/:id/undo' : 'POST /v1/movements/:id/confirm';
    const reply = await askRoute(ask, route, { id, body: { why } });
    if (!reply.ok) return reply.sentence;
    setAs(null);
    await onDone();
    return null;
  }

  if (as)
    return (
      <EndForm
        sure={as === 'undone' ? t.sureUndone : t.sureConfirmed}
        why={t.why}
        yes={t[as]}
        no={t.no}
        kind={as === 'undone' ? 'danger' : 'primary'}
        end={decide}
        onBack={() => setAs(null)}
      />
    );
  return (
    <p class="actions no-print">
      <button type="button" class="button primary" onClick={() => setAs('confirmed')}>
        {t.confirmed}
      </button>
      <button type="button" class="button" onClick={() => setAs('undone')}>
        {t.undone}
      </button>
    </p>
  );
}
