import { useEffect, useState } from 'preact/hooks';
import type { ProofAnswer } from '../../../lib/wire/own.ts';
import type { Ask, Reply } from '../../own/ask.ts';

/** Somebody who moves quickly through a list proves only where they stay. */
const PAUSE_MS = 140;

/** The entry, checked in this browser; null while it is. A late answer to an earlier question is dropped. `again` checks it anew. */
export function useProof(ask: Ask, index: number): { proof: Reply<ProofAnswer> | null; again(): void } {
  const [proof, setProof] = useState<Reply<ProofAnswer> | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let wanted = true;
    setProof(null);
    const timer = setTimeout(async () => {
      const reply = await ask({ type: 'own.prove', index });
      if (wanted) setProof(reply);
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [ask, index, tries]);
  return { proof, again: () => setTries((before) => before + 1) };
}
