import { useState } from 'preact/hooks';
import type { SavedPiece } from '../../lib/wire/own.ts';
import type { Ask, Reply } from '../own/ask.ts';
import { Banner } from '../parts/banner.tsx';
import { logText as t } from '../text.ts';
import type { OptionsDeeds } from './context.ts';

/** Saves what waits on this device as a file of signed batches, piece by piece: there may be many thousand. */
export function SaveWaiting({ ask, deeds }: { ask: Ask; deeds: OptionsDeeds }) {
  const [count, setCount] = useState<number | null>(null);
  const [said, setSaid] = useState<{ tone: 'ok' | 'off' | 'bad'; text: string } | null>(null);

  async function save() {
    setSaid(null);
    setCount(0);
    const parts: string[] = [];
    let [batches, events] = [0, 0];
    let from: SavedPiece['next'] = null;
    do {
      const reply: Reply<SavedPiece> = await ask({ type: 'own.logSave', from });
      if (!reply.ok) {
        setCount(null);
        return setSaid({ tone: 'bad', text: reply.sentence });
      }
      parts.push(...reply.value.lines.map((line) => `${line}\n`));
      batches += reply.value.batches;
      events += reply.value.events;
      from = reply.value.next;
      setCount(events);
    } while (from);
    setCount(null);
    if (events === 0) return setSaid({ tone: 'off', text: t.nothingToSave });
    parts.push(`${JSON.stringify({ end: { batches, events } })}\n`);
    deeds.save(`unswivel-waiting-${new Date().toISOString().slice(0, 10)}.jsonl`, parts);
    setSaid({ tone: 'ok', text: t.saved(events) });
  }

  return (
    <>
      <button type="button" class="button" disabled={count !== null} onClick={save}>
        {count === null ? t.save : t.saving(count)}
      </button>
      <div class="wide" role="status">
        {said && <Banner tone={said.tone} text={said.text} />}
      </div>
    </>
  );
}
