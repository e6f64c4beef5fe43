import { useState } from 'preact/hooks';
import type { Ask } from '../own/ask.ts';
import { Banner } from '../parts/banner.tsx';
import { LinesField } from '../parts/field.tsx';
import { logText as t } from '../text.ts';

/** Compares a checkpoint somebody else was shown with what this browser sees. What was pasted stays when it cannot be compared. */
export function LogCompare({ ask, onCompared }: { ask: Ask; onCompared(): Promise<void> }) {
  const [lines, setLines] = useState<string[]>(['']);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ tone: 'ok' | 'warn' | 'bad'; text: string } | null>(null);

  async function compare(event: Event) {
    event.preventDefault();
    const note = lines.join('\n');
    if (!note.trim()) return setSaid({ tone: 'warn', text: t.empty });
    setBusy(true);
    const reply = await ask({ type: 'own.logCompare', note });
    setBusy(false);
    if (!reply.ok) return setSaid({ tone: 'warn', text: reply.sentence });
    const { agrees, sentence } = reply.value;
    setSaid({ tone: agrees === null ? 'warn' : agrees ? 'ok' : 'bad', text: sentence });
    await onCompared();
  }

  return (
    <form class="group" onSubmit={compare}>
      <h2>{t.compare}</h2>
      <p class="dim">{t.compareHint}</p>
      <LinesField label={t.pasted} hint={t.pastedHint} value={lines} onValue={setLines} />
      <div class="actions">
        <button type="submit" class="button" disabled={busy}>
          {busy ? t.comparing : t.compareNow}
        </button>
      </div>
      <div role="status">{said && <Banner tone={said.tone} text={said.text} />}</div>
    </form>
  );
}
