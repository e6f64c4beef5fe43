import { useState } from 'preact/hooks';
import type { RequestView } from '../../lib/wire/lifecycle.schema.ts';
import { Banner } from '../parts/banner.tsx';
import { requestsText as t } from '../text.ts';
import type { Acting, Step } from './card/acting.ts';
import { CardHead } from './card/card-head.tsx';
import { ChangedLines } from './card/changed-lines.tsx';
import { Exactly } from './card/exactly.tsx';
import { StepForm } from './card/step-form.tsx';
import { type Offered, stepsOffered } from './card/steps-offered.ts';
import { useKeys } from './card/use-keys.ts';

interface Props {
  request: RequestView;
  acting: Acting;
  /** shown exactly from the beginning, with a key for each decision */
  keys?: boolean;
}

/** One request: in a sentence, then what exactly. Nobody decides on what they did not have in view; what changed meanwhile is shown first. */
export function RequestCard({ request, acting, keys = false }: Props) {
  const [shown, setShown] = useState(keys);
  const [seen, setSeen] = useState(request);
  const [doing, setDoing] = useState<Offered | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const { may } = request;
  const decides = may.includes('approve') || may.includes('approve-emergency');
  const changed = shown && seen.hash !== request.hash;
  const offered = stepsOffered(request, acting.me);
  const ready = shown && !changed && !busy && doing === null;

  async function take(step: Step, body: object) {
    setBusy(true);
    const refused = await acting.step(request, step, body);
    setBusy(false);
    setFailed(refused);
    if (refused === null) setDoing(null);
  }
  const approve = () => void take('approve', { hash: request.hash });
  useKeys(keys, ready && decides ? { a: approve, r: () => may.includes('reject') && setDoing('reject') } : {});

  return (
    <li class="request" aria-busy={busy}>
      <CardHead request={request} />
      {failed && (
        <div role="alert">
          <Banner tone="bad" text={failed} />
        </div>
      )}
      {shown && <Exactly request={request} />}
      {changed && <ChangedLines seen={seen} now={request} onSeen={() => setSeen(request)} />}
      {doing && !changed && (
        <StepForm
          step={doing}
          request={request}
          acting={acting}
          busy={busy}
          take={(body) => doing !== 'link' && void take(doing, body)}
          onBack={() => setDoing(null)}
        />
      )}
      {!doing && !changed && (
        <p class="row">
          {shown && decides && (
            <button type="button" class="button primary" disabled={busy} onClick={approve}>
              {t.approve}
              {keys && <kbd>A</kbd>}
            </button>
          )}
          {!decides && (
            <button type="button" class="button" onClick={() => acting.open(request)}>
              {t.open}
            </button>
          )}
          <button
            type="button"
            class="link"
            aria-expanded={shown}
            onClick={() => {
              setSeen(request);
              setShown(!shown);
            }}
          >
            {shown ? t.hide : t.show}
          </button>
          {shown &&
            offered.map((step) => (
              <button type="button" class="link" key={step} disabled={busy} onClick={() => setDoing(step)}>
                {t.offer[step]}
                {keys && step === 'reject' && <kbd>R</kbd>}
              </button>
            ))}
        </p>
      )}
    </li>
  );
}
