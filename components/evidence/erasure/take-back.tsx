import { useState } from 'preact/hooks';
import { WhyInput } from '../../options/why-input.tsx';
import { askRoute } from '../../own/ask-route.ts';
import { evidenceKeepText as t } from '../../text.ts';
import type { Erasure } from '../asked.ts';
import type { EvidenceContext } from '../context.ts';
import { LineFailed } from '../line-failed.tsx';

interface Props {
  context: EvidenceContext;
  erasure: Erasure;
  /** as the list calls it */
  what: string;
  onBack(): Promise<void>;
}

/** Taking back what is planned, with a reason. */
export function TakeBack({ context, erasure, what, onBack }: Props) {
  const [asking, setAsking] = useState(false);
  const [why, setWhy] = useState('');
  const [failed, setFailed] = useState<string | null>(null);

  async function back(event: Event) {
    event.preventDefault();
    const given = { id: erasure.id, why: why.trim() };
    const reply = await askRoute(context.ask, 'DELETE /v1/evidence/erasures/planned/:id', given);
    setFailed(reply.ok ? null : reply.sentence);
    if (reply.ok) await onBack();
  }

  if (!asking)
    return (
      <button type="button" class="link" aria-label={t.takeBackOf(what)} onClick={() => setAsking(true)}>
        {t.takeBack}
      </button>
    );
  return (
    <>
      <form class="actions wide" onSubmit={back}>
        <WhyInput value={why} onValue={setWhy} placeholder={t.takeBackWhy} />
        <button type="submit" class="button" disabled={why.trim().length < 3}>
          {t.takeBack}
        </button>
        <button type="button" class="button" onClick={() => setAsking(false)}>
          {t.cancel}
        </button>
      </form>
      <LineFailed sentence={failed} />
    </>
  );
}
