import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import { askRoute } from '../../own/ask-route.ts';
import { dayOf } from '../../parts/date-field.tsx';
import { driftText } from '../../text.ts';
import type { Places } from '../asked.ts';
import type { DriftContext } from '../context.ts';
import { csvLines, jsonLines } from './place-lines.ts';

const t = driftText.export;
const PAGE = 500;

/** All that is filtered, as a file, place by place. Half of it is no export: when one page fails, nothing is handed out. */
export function ExportBar({ context }: { context: DriftContext }) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');

  async function save(ending: 'csv' | 'jsonl') {
    setBusy(true);
    const places: Places['places'] = [];
    let after: string | undefined;
    do {
      setSaid(t.busy(places.length));
      const query = { ...context.route.filters, limit: PAGE, after };
      const reply = await askRoute(context.ask, 'GET /v1/drift/places', { query });
      if (!reply.ok) {
        setBusy(false);
        return setSaid(t.failed(reply.sentence));
      }
      places.push(...reply.value.places);
      after = reply.value.next ?? undefined;
    } while (after !== undefined);
    const lines = ending === 'csv' ? csvLines(places) : jsonLines(places);
    context.deeds.save(`${t.name(dayOf(new Date().toISOString()))}.${ending}`, lines);
    setBusy(false);
    setSaid(t.done(places.length));
  }

  return (
    <div class="exports" aria-busy={busy}>
      <span class="dim num" role="status">
        {displayText(said)}
      </span>
      <button type="button" class="link" disabled={busy} onClick={() => save('csv')}>
        {t.csv}
      </button>
      <button type="button" class="link" disabled={busy} onClick={() => save('jsonl')}>
        {t.jsonl}
      </button>
    </div>
  );
}
