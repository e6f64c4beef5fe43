import { useEffect, useRef, useState } from 'preact/hooks';
import type { EvidenceEvent } from '../../../lib/wire/evidence.schema.ts';
import type { ProofAnswer } from '../../../lib/wire/own.ts';
import type { Ask, Reply } from '../../own/ask.ts';
import { evidenceAuditText as t } from '../../text.ts';

/** `gone`: only its place is proven; `open`: it could not be asked, or no checkpoint covers it yet. */
export type Verdict =
  | { is: 'verified'; size: number }
  | { is: 'gone'; size: number }
  | { is: 'open' | 'wrong'; sentence: string };

export interface Proofs {
  verdicts: ReadonlyMap<number, Verdict>;
  of: number;
  state: 'before' | 'runs' | 'stopped' | 'over';
  start(): void;
  stop(): void;
}

/** proven at once: each is a question to the collector */
const ABREAST = 4;

/** Proves entries in this browser, each once. What is shown counts only with the leaf that was proven. */
export function useProofs(ask: Ask, events: readonly EvidenceEvent[]): Proofs {
  const [verdicts, setVerdicts] = useState<ReadonlyMap<number, Verdict>>(new Map());
  const [state, setState] = useState<Proofs['state']>('before');
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const unique = [...new Map(events.map((event) => [event.index, event])).values()];
  async function start() {
    const mine = new AbortController();
    running.current = mine;
    const waiting = [...unique];
    setVerdicts(new Map());
    setState('runs');
    const work = async () => {
      for (let next = waiting.shift(); next && !mine.signal.aborted; next = waiting.shift()) {
        const { index } = next;
        const verdict = verdictOf(next, await ask({ type: 'own.prove', index }));
        if (!mine.signal.aborted) setVerdicts((before) => new Map(before).set(index, verdict));
      }
    };
    await Promise.all(Array.from({ length: ABREAST }, work));
    if (!mine.signal.aborted) setState('over');
  }
  function stop() {
    running.current?.abort();
    setState('stopped');
  }
  return { verdicts, of: unique.length, state, start: () => void start(), stop };
}

function verdictOf({ proof }: EvidenceEvent, reply: Reply<ProofAnswer>): Verdict {
  if (!reply.ok) return { is: 'open', sentence: reply.sentence };
  const { state, body, wrong, leafHash, at } = reply.value;
  if (state === 'wrong') return { is: 'wrong', sentence: wrong?.sentence ?? '' };
  if (leafHash !== proof.leafHash) return { is: 'wrong', sentence: t.otherLeaf };
  if (state === 'waits') return { is: 'open', sentence: t.waits };
  return { is: body === 'holds' ? 'verified' : 'gone', size: at.size };
}
