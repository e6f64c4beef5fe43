import type { RequestView } from '../../../lib/wire/lifecycle.schema.ts';
import { clock } from '../../own/moment.ts';
import { Banner } from '../../parts/banner.tsx';
import { ToneMark } from '../../parts/tone.tsx';
import { requestsText as t } from '../../text.ts';
import { emergencyStanding } from '../emergency/standing.ts';
import { sentenceOf } from '../object-lines.ts';

/** What it is about, how it stands, and what somebody must know before anything else. */
export function CardHead({ request }: { request: RequestView }) {
  const { state, risk, escalated, failed: look, residual } = request;
  const standing = emergencyStanding(request);
  return (
    <>
      <p>
        <b>{sentenceOf(request)}</b>
      </p>
      <p class="dim state">
        <ToneMark tone={escalated || look ? 'bad' : risk === 'high' ? 'warn' : 'busy'} />
        <span>
          {t.states[state]}
          {standing && <span class="num"> · {standing}</span>}
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
      {residual && <Banner tone="warn" text={t.residual(residual.by, clock(residual.recheckAt), residual.why)} />}
    </>
  );
}
