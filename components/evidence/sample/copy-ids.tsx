import { useEffect, useRef, useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { PopulationKind } from '../../../lib/wire/evidence.schema.ts';
import { askUntil } from '../../own/ask-route.ts';
import { evidenceAuditText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import type { Part } from './counts.tsx';

interface Props {
  context: EvidenceContext;
  part: Part;
  kind: PopulationKind;
  /** items there were when the sample was drawn */
  total: number;
}

const PAGE = 1000;

/** Every id the sample was drawn from: with these and the seed anybody draws it again, without asking us. */
export function CopyIds({ context, part, kind, total }: Props) {
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const gone = useRef(new AbortController());
  useEffect(() => () => gone.current.abort(), []);

  async function gather(): Promise<string> {
    const ids: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const query = { ...part, kind, limit: PAGE, after };
      const reply = await askUntil(context.deeds.askAway, 'GET /v1/evidence/population', gone.current.signal, {
        query,
      });
      if (!reply.ok) return reply.sentence;
      ids.push(...reply.value.items.map(({ id }) => id));
      after = reply.value.next;
    }
    if (ids.length !== total) return t.idsOther(ids.length, total);
    await context.deeds.copy(ids.join('\n'));
    return t.idsCopied(ids.length);
  }
  async function copy() {
    setBusy(true);
    setSaid(null);
    const sentence = await gather().catch(() => t.idsNotCopied);
    if (gone.current.signal.aborted) return;
    setBusy(false);
    setSaid(sentence);
  }

  return (
    <>
      <button type="button" class="link" disabled={busy} aria-busy={busy} onClick={() => void copy()}>
        {t.copyIds}
      </button>
      <span role="status">{said && displayText(said, 400)}</span>
    </>
  );
}
