import { useState } from 'preact/hooks';
import type { RequestView } from '../../lib/wire/lifecycle.schema.ts';
import { Banner } from '../parts/banner.tsx';
import { ToneMark } from '../parts/tone.tsx';
import { requestsText as t } from '../text.ts';
import { linesOf, sentenceOf } from './object-lines.ts';
import { RejectForm } from './reject-form.tsx';

interface Props {
  request: RequestView;
  /** each gives a sentence where it was refused */
  approve(request: RequestView): Promise<string | null>;
  reject(request: RequestView, why: string): Promise<string | null>;
  /** opens the console at the account */
  open(request: RequestView): void;
}

/** One request: in a sentence, then what exactly; nobody approves what they did not have in view. */
export function RequestCard({ request, approve, reject, open }: Props) {
  const [shown, setShown] = useState(false);
  const [rejecting, setRejecting] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const { state, risk, hash, may, escalated, failed: look } = request;
  const decides = may.includes('approve') || may.includes('approve-emergency');

  async function run(work: Promise<string | null>) {
    setBusy(true);
    setFailed(await work);
    setBusy(false);
  }

  return (
    <li class="request" aria-busy={busy}>
      <p>
        <b>{sentenceOf(request)}</b>
      </p>
      <p class="dim state">
        <ToneMark tone={escalated || look ? 'bad' : risk === 'high' ? 'warn' : 'busy'} />
        <span>
          {t.states[state]}
          {risk === 'high' && (
            <>
              {' · '}
              <span title={t.highHint}>{t.high}</span>
            </>
          )}
        </span>
      </p>
      {escalated && <Banner tone="bad" text={t.escalated(escalated.why)} />}
      {look && <Banner tone="bad" text={t.failed(look.why)} />}
      {failed && (
        <div role="alert">
          <Banner tone="bad" text={failed} />
        </div>
      )}
      {shown && (
        <dl class="exactly">
          {linesOf(request).map(([name, value]) => (
            <div key={`${name} ${value}`}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          <div>
            <dt title={t.hashHint}>{t.lines.object}</dt>
            <dd class="mono" title={hash}>
              {hash.slice(0, 16)}…
            </dd>
          </div>
        </dl>
      )}
      {rejecting ? (
        <RejectForm busy={busy} onReject={(why) => void run(reject(request, why))} onBack={() => setRejecting(false)} />
      ) : (
        <p class="row">
          {shown && decides && (
            <button type="button" class="button primary" disabled={busy} onClick={() => void run(approve(request))}>
              {t.approve}
            </button>
          )}
          {!decides && (
            <button type="button" class="button" onClick={() => open(request)}>
              {t.open}
            </button>
          )}
          <button type="button" class="link" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {shown ? t.hide : t.show}
          </button>
          {shown && may.includes('reject') && (
            <button type="button" class="link" onClick={() => setRejecting(true)}>
              {t.reject}
            </button>
          )}
        </p>
      )}
    </li>
  );
}
