import { displayText } from '../../lib/evidence/display-text.ts';
import { type Tone, ToneMark } from './tone.tsx';

/** One sentence that matters now, with its shape. */
export function Banner({ tone, text }: { tone: Exclude<Tone, 'busy'>; text: string }) {
  return (
    <p class={`banner ${tone}`}>
      <ToneMark tone={tone} />
      <span>{displayText(text)}</span>
    </p>
  );
}
