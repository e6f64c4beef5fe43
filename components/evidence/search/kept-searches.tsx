import type { TargetedKeyboardEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import { slug } from '../../options/slug.ts';
import { Waiting } from '../../options/trouble.tsx';
import { askRoute, useRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { TextField } from '../../parts/field.tsx';
import { evidenceText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { FILTER_KEYS, type Filter } from '../route.ts';

interface Props {
  context: EvidenceContext;
  filter: Filter;
  onFilter(filter: Filter): void;
}

/** Searches this person kept: they are theirs alone. */
export function KeptSearches({ context, filter, onFilter }: Props) {
  const { ask } = context;
  const kept = useRoute(ask, 'GET /v1/evidence/views');
  const [naming, setNaming] = useState(false);
  const [label, setLabel] = useState('');
  const [said, setSaid] = useState<{ tone: 'ok' | 'bad'; text: string } | null>(null);
  const id = useId();
  const views = kept.value?.views ?? [];

  async function keep(event: Event) {
    event.preventDefault();
    const name = label.trim();
    if (!name) return;
    const same = views.find((view) => view.label === name)?.id;
    const taken = views.map((view) => view.id);
    const body = { label: name, filter };
    const reply = await askRoute(ask, 'PUT /v1/evidence/views/:id', { id: same ?? slug(name, taken), body });
    setSaid(reply.ok ? { tone: 'ok', text: t.viewKept(name) } : { tone: 'bad', text: reply.sentence });
    if (!reply.ok) return;
    setNaming(false);
    setLabel('');
    await kept.reload();
  }

  async function remove(view: string) {
    const reply = await askRoute(ask, 'DELETE /v1/evidence/views/:id', { id: view });
    setSaid(reply.ok ? null : { tone: 'bad', text: reply.sentence });
    await kept.reload();
  }

  return (
    <details class="kept" onKeyDown={closeByEscape}>
      <summary class="button">{t.kept}</summary>
      <div class="kept-list card stack">
        {!kept.value && !kept.failure && <Waiting />}
        {kept.failure && <Banner tone="bad" text={kept.failure.sentence} />}
        {kept.value && views.length === 0 && <p class="dim">{t.noViews}</p>}
        <ul>
          {views.map((view) => (
            <li key={view.id} class="spread">
              <button type="button" class="link" onClick={() => onFilter(plain(view.filter))}>
                {displayText(view.label)}
              </button>
              <button
                type="button"
                class="icon"
                aria-label={t.removeView(displayText(view.label))}
                onClick={() => void remove(view.id)}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
        {naming ? (
          <form class="stack" onSubmit={keep}>
            <TextField label={t.viewName} hint={t.viewHint} value={label} onValue={setLabel} />
            <p class="actions">
              <button type="submit" class="button primary" disabled={!label.trim()}>
                {t.save}
              </button>
              <button type="button" class="button" onClick={() => setNaming(false)}>
                {t.cancel}
              </button>
            </p>
          </form>
        ) : (
          <button type="button" class="button start" onClick={() => setNaming(true)}>
            {t.saveView}
          </button>
        )}
        <div role="status" id={id}>
          {said && (said.tone === 'bad' ? <Banner tone="bad" text={said.text} /> : <p class="dim">{said.text}</p>)}
        </div>
      </div>
    </details>
  );
}

function closeByEscape(event: TargetedKeyboardEvent<HTMLDetailsElement>) {
  if (event.key !== 'Escape' || !event.currentTarget.open) return;
  event.currentTarget.open = false;
  event.currentTarget.querySelector('summary')?.focus();
}

/** What an address can hold of it. */
const plain = (filter: Readonly<Record<string, string>>): Filter =>
  Object.fromEntries(FILTER_KEYS.flatMap((key) => (filter[key] ? [[key, filter[key]]] : [])));
