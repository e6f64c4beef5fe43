import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { Destination } from '../../../lib/wire/evidence.schema.ts';
import { useNames } from '../../options/asked/use-names.ts';
import { askRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { type Tone, ToneMark } from '../../parts/tone.tsx';
import { evidenceKeepText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { momentOf } from '../event/times.ts';

interface Props {
  context: EvidenceContext;
  destination: Destination;
  onEdit(): void;
  onRemoved(): Promise<void>;
}

/** One destination: where, how far it is, and what is wrong. */
export function DestinationLine({ context, destination, onEdit, onRemoved }: Props) {
  const { id, label, kind, url, client, sent, size, lastOkAt, retryAt } = destination;
  const [removing, setRemoving] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const names = useNames(context.ask, { clients: [client] });
  const [tone, said] = stateOf(destination);

  async function remove() {
    const reply = await askRoute(context.ask, 'DELETE /v1/evidence/destinations/:id', { id });
    setFailed(reply.ok ? null : reply.sentence);
    if (reply.ok) await onRemoved();
  }

  return (
    <li class="destination">
      <div class="two">
        <b>{displayText(label)}</b>
        <small>
          {t.kinds[kind]} · {displayText(url, 200)} · {client ? displayText(names('clients', client)) : t.all}
        </small>
        <p class="state">
          <ToneMark tone={tone} /> <span>{displayText(said, 400)}</span>
        </p>
        <progress aria-label={t.sent(sent, size)} max={Math.max(1, size)} value={sent} />
        <small class="num">
          {t.sent(sent, size)} · {lastOkAt ? t.lastOk(momentOf(lastOkAt)) : t.neverOk}
          {retryAt && ` · ${t.retry(momentOf(retryAt))}`}
        </small>
        {failed && <Banner tone="bad" text={failed} />}
        {removing && (
          <p class="actions">
            <span>{displayText(t.removeSure(label))}</span>
            <button type="button" class="button danger" onClick={() => void remove()}>
              {t.removeYes}
            </button>
            <button type="button" class="button" onClick={() => setRemoving(false)}>
              {t.cancel}
            </button>
          </p>
        )}
      </div>
      <button type="button" class="link" aria-label={`${t.edit} ${displayText(label)}`} onClick={onEdit}>
        {t.edit}
      </button>
      <button
        type="button"
        class="link"
        aria-label={`${t.remove} ${displayText(label)}`}
        onClick={() => setRemoving(true)}
      >
        {t.remove}
      </button>
    </li>
  );
}

function stateOf({ paused, problem, rejected, sent, size }: Destination): [Tone, string] {
  if (paused) return ['off', t.state.paused];
  if (problem) return ['bad', t.state.problem(problem)];
  if (rejected > 0) return ['warn', t.state.rejected(rejected)];
  return sent >= size ? ['ok', t.state.caughtUp] : ['busy', t.state.sending(size - sent)];
}
