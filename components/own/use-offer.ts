import { useEffect, useRef, useState } from 'preact/hooks';
import type { SignInOffer } from '../../lib/wire/own.ts';
import type { Ask } from './ask.ts';

export const isAddress = (text: string): boolean => /^https?:\/\//i.test(text.trim()) && URL.canParse(text.trim());

/** How a collector lets people sign in; null while that is not known. What is wrong with the address is told by the button that uses it. */
export type Offer = { collector: string; is: SignInOffer | 'asking' | 'unknown' } | null;

/** Asks the collector at `given` at once, and another one once the person has written its address. Of two answers the one asked for last counts. */
export function useOffer(ask: Ask, given: string): [Offer, (collector: string) => void] {
  const [offer, setOffer] = useState<Offer>(null);
  const last = useRef('');

  async function look(written: string) {
    const collector = written.trim();
    if (!isAddress(collector) || collector === last.current) return;
    last.current = collector;
    setOffer({ collector, is: 'asking' });
    const reply = await ask({ type: 'own.signInOffer', collector });
    if (last.current !== collector) return;
    if (!reply.ok) last.current = '';
    setOffer({ collector, is: reply.ok ? reply.value : 'unknown' });
  }

  useEffect(() => void look(given), []);
  return [offer, (collector) => void look(collector)];
}
