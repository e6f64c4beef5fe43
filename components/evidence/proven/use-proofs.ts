import { useEffect, useRef, useState } from 'preact/hooks';
import { type NamedIn, namedIn } from '../../../lib/evidence/story/named-in.ts';
import type { EvidenceEvent } from '../../../lib/wire/evidence.schema.ts';
import type { ProofAnswer } from '../../../lib/wire/own.ts';
import { useNames } from '../../options/asked/use-names.ts';
import type { Ask, Reply } from '../../own/ask.ts';
import { evidenceAuditText as t } from '../../text.ts';
import { storyOf } from '../event/story-of.ts';

/** `gone`: only its place is proven; `open`: it could not be asked, or no checkpoint covers it yet. */
export type Verdict =
  | { is: 'verified'; size: number; event: EvidenceEvent }
  | { is: 'gone'; size: number }
  | { is: 'open'; sentence: string }
  | { is: 'wrong'; index: number; sentence: string };

export interface Proofs {
  /** by the hash of the leaf they are of: an entry that is read again with another one has none */
  verdicts: ReadonlyMap<string, Verdict>;
  /** entries there are, and those of them that are not settled */
  of: number;
  open: number;
  /** the entry as it is to be shown: once it is verified, as it was proven, with its sentence told here */
  told(event: EvidenceEvent): EvidenceEvent;
  state: 'before' | 'runs' | 'stopped' | 'over';
  start(): void;
  stop(): void;
}

/** proven at once: each is a question to the collector */
const ABREAST = 4;

/** Proves entries in this browser: those that were not yet, else all of them anew. What is shown counts only with the leaf that was proven. */
export function useProofs(ask: Ask, events: readonly EvidenceEvent[]): Proofs {
  const [verdicts, setVerdicts] = useState<ReadonlyMap<string, Verdict>>(new Map());
  const [state, setState] = useState<Proofs['state']>('before');
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const unique = [...new Map(events.map((event) => [event.index, event])).values()];
  const open = unique.filter(({ proof }) => (verdicts.get(proof.leafHash)?.is ?? 'open') === 'open');
  async function start() {
    const mine = new AbortController();
    running.current = mine;
    const waiting = open.length > 0 ? [...open] : [...unique];
    if (open.length === 0) setVerdicts(new Map());
    setState('runs');
    const work = async () => {
      for (let next = waiting.shift(); next && !mine.signal.aborted; next = waiting.shift()) {
        const { index, proof } = next;
        const verdict = verdictOf(next, await ask({ type: 'own.prove', index }));
        if (!mine.signal.aborted) setVerdicts((before) => new Map(before).set(proof.leafHash, verdict));
      }
    };
    await Promise.all(Array.from({ length: ABREAST }, work));
    if (!mine.signal.aborted) setState('over');
  }
  function stop() {
    running.current?.abort();
    setState('stopped');
  }
  const shown = new Map(
    unique.flatMap(({ proof }) => {
      const verdict = verdicts.get(proof.leafHash);
      return verdict ? [[proof.leafHash, verdict] as const] : [];
    }),
  );
  const names = useNames(ask, namedInAll([...shown.values()]));
  function told(event: EvidenceEvent): EvidenceEvent {
    const verdict = shown.get(event.proof.leafHash);
    return verdict?.is === 'verified' ? { ...verdict.event, story: storyOf(verdict.event, names) } : event;
  }
  return { verdicts: shown, of: unique.length, open: open.length, told, state, start: () => void start(), stop };
}

function namedInAll(verdicts: readonly Verdict[]): NamedIn {
  const all: NamedIn = { technicians: [], clients: [], consoles: [] };
  for (const verdict of verdicts) {
    const body = verdict.is === 'verified' ? verdict.event.body : null;
    const named = body && namedIn(body);
    for (const kind of ['technicians', 'clients', 'consoles'] as const) all[kind].push(...(named?.[kind] ?? []));
  }
  return all;
}

function verdictOf({ index, proof, body: shown }: EvidenceEvent, reply: Reply<ProofAnswer>): Verdict {
  if (!reply.ok) return { is: 'open', sentence: reply.sentence };
  const { state, body, wrong, leafHash, at, event } = reply.value;
  if (state === 'wrong') return { is: 'wrong', index, sentence: wrong?.sentence ?? '' };
  const same = leafHash === proof.leafHash && JSON.stringify(event.body) === JSON.stringify(shown);
  if (!same) return { is: 'wrong', index, sentence: t.otherLeaf };
  if (state === 'waits') return { is: 'open', sentence: t.waits };
  return body === 'holds' ? { is: 'verified', size: at.size, event } : { is: 'gone', size: at.size };
}
