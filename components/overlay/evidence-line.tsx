import { displayText } from '../../lib/evidence/display-text.ts';
import type { OverlayState } from '../../lib/wire/state.ts';
import { ToneMark } from '../parts/tone.tsx';
import { overlayText as t } from '../text.ts';

interface Props {
  evidence: OverlayState['evidence'];
  actor: string;
}

/** Who acts, and whether what they do has reached the collector. */
export function EvidenceLine({ evidence, actor }: Props) {
  const { waiting, sent, problem } = evidence;
  return (
    <footer>
      <span class="cut">{displayText(t.as(actor))}</span>
      <span class="sent">
        <ToneMark tone={problem ? 'bad' : waiting ? 'off' : 'ok'} />
        {waiting > 0 ? t.waitingAndSent(waiting, sent) : t.sent(sent)}
      </span>
      {problem && <p class="problem">{displayText(problem)}</p>}
    </footer>
  );
}
