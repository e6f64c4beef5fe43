import { useEffect, useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { PopulationItem, PopulationKind } from '../../../lib/wire/evidence.schema.ts';
import { Trouble, Waiting } from '../../options/trouble.tsx';
import { askUntil } from '../../own/ask-route.ts';
import { evidenceAuditText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { momentOf } from '../event/times.ts';
import { writeRoute } from '../route.ts';
import type { Part } from './counts.tsx';

interface Props {
  context: EvidenceContext;
  part: Part;
  kind: PopulationKind;
}

interface Loaded {
  items: PopulationItem[];
  total: number;
  next: string | null;
}

const PAGE = 100;

/** What a sample is drawn from, page after page. */
export function PopulationList({ context, part, kind }: Props) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function load(signal: AbortSignal, before: Loaded | null) {
    setBusy(true);
    setFailed(null);
    const query = { ...part, kind, limit: PAGE, after: before?.next ?? undefined };
    const reply = await askUntil(context.deeds.askAway, 'GET /v1/evidence/population', signal, { query });
    if (signal.aborted) return;
    setBusy(false);
    // What the list went on behind is gone: trying again begins it anew.
    if (!reply.ok && reply.code === 'search.after') setLoaded(null);
    if (!reply.ok) return setFailed(reply.sentence);
    const { items, total, next } = reply.value;
    setLoaded({ items: [...(before?.items ?? []), ...items], total, next });
  }
  useEffect(() => {
    const gone = new AbortController();
    void load(gone.signal, null);
    return () => gone.abort();
  }, []);

  if (failed) return <Trouble sentence={failed} onRetry={() => load(new AbortController().signal, loaded)} />;
  if (!loaded) return <Waiting />;
  if (loaded.items.length === 0) return <p class="card said">{t.none}</p>;
  return (
    <section class="stack" aria-label={t.population} aria-busy={busy}>
      <ol class="records population">
        {loaded.items.map(({ id, index, at, story, events }) => (
          <li key={id}>
            <a href={writeRoute({ view: 'search', filter: {}, event: index })}>
              <span class="two">
                <span>{displayText(story, 1024)}</span>
                <small class="num">
                  {momentOf(at)} · {t.path(events)} · <code>{displayText(id)}</code>
                </small>
              </span>
            </a>
          </li>
        ))}
      </ol>
      {loaded.next && (
        <button
          type="button"
          class="button start no-print"
          disabled={busy}
          onClick={() => void load(new AbortController().signal, loaded)}
        >
          {t.more}
        </button>
      )}
    </section>
  );
}
