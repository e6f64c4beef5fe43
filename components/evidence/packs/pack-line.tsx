import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { Pack } from '../../../lib/wire/evidence-packs.schema.ts';
import { useNames } from '../../options/asked/use-names.ts';
import { askRoute } from '../../own/ask-route.ts';
import { type Tone, ToneMark } from '../../parts/tone.tsx';
import { evidenceFilesText, evidenceText, sizeWords, evidencePacksText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { momentOf } from '../event/times.ts';
import { LineFailed } from '../line-failed.tsx';
import { periodWords } from '../period.ts';

interface Props {
  context: EvidenceContext;
  pack: Pack;
  onTake(pack: Pack): Promise<void>;
  onChanged(): Promise<void>;
}

const TONES: Record<Pack['state'], Tone> = {
  ...{ queued: 'busy', making: 'busy', ready: 'ok', failed: 'bad', cancelled: 'off', gone: 'off' },
};
const RUNNING: readonly Pack['state'][] = ['queued', 'making'];

/** One file of the collector's: of whom, of when, and how far it is. */
export function PackLine({ context, pack, onTake, onChanged }: Props) {
  const { id, client, from, to, format, state, done, total, bytes, problem, by, askedAt, until, schedule } = pack;
  const [failed, setFailed] = useState<string | null>(null);
  const names = useNames(context.ask, { clients: [client ?? undefined], technicians: [by] });
  const period = periodWords({ from: from ?? undefined, to: to ?? undefined }, context.deeds.now());
  const size = state === 'ready' ? `${t.of(total ?? done)}, ${sizeWords(bytes)}` : '';
  const far = state === 'making' ? t.progress(done, total) : size;

  async function change(route: 'POST /v1/evidence/packs/:id/retry' | 'DELETE /v1/evidence/packs/:id') {
    const reply = await askRoute(context.ask, route, { id });
    setFailed(reply.ok ? null : reply.sentence);
    await onChanged();
  }

  return (
    <li>
      <span class="two">
        <span>
          {displayText(client ? names('clients', client) : t.everything)},{' '}
          {period ?? evidenceText.anyTime.toLowerCase()}. {evidenceFilesText.formats[format]}
        </span>
        <span class="state num">
          <ToneMark tone={TONES[state]} />
          <span>
            {t.states[state]}
            {far && ` · ${far}`}
            {problem && ` · ${displayText(problem, 300)}`}
          </span>
        </span>
        <small class="num">
          {schedule ? t.scheduled : displayText(t.line(names('technicians', by), momentOf(askedAt)))}
          {until && state === 'ready' && ` · ${t.until(momentOf(until))}`}
        </small>
      </span>
      {state === 'ready' && (
        <button type="button" class="button" onClick={() => void onTake(pack)}>
          {t.take}
        </button>
      )}
      {state === 'failed' && (
        <button type="button" class="button" onClick={() => void change('POST /v1/evidence/packs/:id/retry')}>
          {t.retry}
        </button>
      )}
      {(RUNNING.includes(state) || state === 'ready' || state === 'failed') && (
        <button type="button" class="link" onClick={() => void change('DELETE /v1/evidence/packs/:id')}>
          {RUNNING.includes(state) ? t.stop : t.takeBack}
        </button>
      )}
      <LineFailed sentence={failed} />
    </li>
  );
}
