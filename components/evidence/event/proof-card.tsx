import { displayText } from '../../../lib/evidence/display-text.ts';
import type { EvidenceEvent } from '../../../lib/wire/evidence.schema.ts';
import type { ProofAnswer } from '../../../lib/wire/own.ts';
import type { Reply } from '../../own/ask.ts';
import { Banner } from '../../parts/banner.tsx';
import { type Tone, ToneMark } from '../../parts/tone.tsx';
import { evidenceText as t } from '../../text.ts';

interface Props {
  index: number;
  event: EvidenceEvent | undefined;
  proof: Reply<ProofAnswer> | null;
}

interface Point {
  tone: Tone;
  text: string;
}

/** How far an entry is proven: by the log, in this browser, and by other browsers. */
export function ProofCard({ index, event, proof }: Props) {
  const wrong = proof?.ok && proof.value.state === 'wrong' ? (proof.value.wrong?.sentence ?? '') : null;
  return (
    <section class="card stack" aria-label={t.proof} aria-busy={proof === null}>
      <h2>{t.proof}</h2>
      <div role="alert">{wrong !== null && <Banner tone="bad" text={`${t.wrong}. ${wrong}`} />}</div>
      <div role="status">
        <ul class="points">
          {pointsOf(index, event, proof).map(({ tone, text }) => (
            <li key={text}>
              <ToneMark tone={tone} />
              <span>{displayText(text, 600)}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

const BODY = {
  holds: { tone: 'ok', text: t.bodyHolds },
  erased: { tone: 'off', text: t.bodyErased },
  refused: { tone: 'warn', text: t.bodyRefused },
  changed: { tone: 'bad', text: t.bodyChanged },
} as const;

function pointsOf(index: number, event: EvidenceEvent | undefined, proof: Reply<ProofAnswer> | null): Point[] {
  const inLog = event ? [covered(index, event)] : [];
  if (!proof) return [...inLog, { tone: 'busy', text: t.proving }];
  if (!proof.ok) return [...inLog, { tone: 'warn', text: t.notProven(proof.sentence) }];
  const { state, body, at, event: shown } = proof.value;
  if (state === 'wrong') return [];
  if (state === 'waits') return [{ tone: 'busy', text: t.notCovered(index) }];
  const { cosigned } = shown.proof;
  return [
    covered(index, shown),
    { tone: 'ok', text: t.verified(at.size) },
    BODY[body],
    { tone: cosigned > 0 ? 'ok' : 'off', text: t.cosigned(cosigned) },
  ];
}

const covered = (index: number, { proof }: EvidenceEvent): Point =>
  proof.checkpoint > index
    ? { tone: 'ok', text: t.inLog(index, proof.checkpoint) }
    : { tone: 'off', text: t.notCovered(index) };
