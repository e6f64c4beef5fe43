import { displayText } from '../../lib/evidence/display-text.ts';
import type { PageRequest, PageStep } from '../../lib/wire/page-requests.ts';
import type { StepsDeeds } from '../../lib/wire/steps-view.ts';
import { Banner } from '../parts/banner.tsx';
import { ToneMark } from '../parts/tone.tsx';
import { stepsText as t } from '../text/steps.ts';

interface Props {
  request: PageRequest;
  busy: boolean;
  on: StepsDeeds;
}

/** One request: what it is about, how far it has come, and the one press that is next. */
export function RequestSteps({ request, busy, on }: Props) {
  const { change, ends, account, subject, roles, ticket, high, steps, said, elsewhere } = request;
  return (
    <div class="request">
      <p class="lead">{displayText(t.change(change, ends, account, subject))}</p>
      <p class="dim">
        {high && <b title={t.highHint}>{t.high}</b>}
        {displayText(
          [high ? '' : null, roles.length > 0 && !ends ? t.roles(roles) : null, ticket && t.ticket(ticket)]
            .filter((one) => one !== null)
            .join(' · '),
        )}
      </p>
      {steps.length > 0 && (
        <ol>
          {steps.map((step) => (
            <Line key={step.step} step={step} request={request} busy={busy} on={on} />
          ))}
        </ol>
      )}
      {said && <Banner tone={said.tone} text={said.text} />}
      {elsewhere && (
        <p class="dim">
          {t.elsewhere}{' '}
          <button type="button" class="link" onClick={(event) => on.elsewhere(event, request.id)}>
            {t.elsewherePress}
          </button>
        </p>
      )}
    </div>
  );
}

function Line({ step: { step, state }, request, busy, on }: Props & { step: PageStep }) {
  const { id, change, press } = request;
  const word = state === 'now' && press ? t.press[step] : undefined;
  return (
    <li class={state} aria-current={state === 'now' ? 'step' : undefined}>
      <ToneMark tone={state === 'done' ? 'ok' : state === 'now' ? 'busy' : 'off'} />
      <span>
        {t.step(step, change)}
        {state !== 'later' && <span class="vh">{`, ${t.state[state]}`}</span>}
      </span>
      {word && (
        // Not `disabled`: a disabled button loses the focus.
        <button type="button" aria-disabled={busy} onClick={(event) => !busy && on.take(event, id, step)}>
          {word}
        </button>
      )}
    </li>
  );
}
