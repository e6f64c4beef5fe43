import { displayText } from '../../lib/evidence/display-text.ts';
import type { DriftCard, MarksDeeds } from '../../lib/wire/marks-view.ts';
import { withState } from '../overlay/with-state.ts';
import { Banner } from '../parts/banner.tsx';
import { CloseIcon } from '../parts/close-icon.tsx';
import { marksText as t } from '../text/marks.ts';
import { placeCard } from './place-card.ts';
import { ReasonForm } from './reason-form.tsx';
import { SeverityMark } from './severity-mark.tsx';
import { Story } from './story.tsx';

export interface CardProps {
  card: DriftCard;
  /** there is a page that shows the account again */
  check: boolean;
  on: MarksDeeds;
}

type Step = 'story' | 'accept' | 'record' | 'alarm';

/** One difference: both values, why, how far mending has come, and what can be done. Escape closes it. */
export const Card = withState<CardProps, { step: Step }>({ step: 'story' }, (props, { step }, change) => {
  const { card, on } = props;
  const { mark, facts, said } = card;
  const back = () => change({ step: 'story' });

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    step === 'story' ? on.close() : back();
  }

  return (
    <div
      class="panel card"
      role="dialog"
      aria-label={t.marked(mark.word)}
      tabIndex={-1}
      ref={grabFocus}
      style={placeCard(card.box)}
      onKeyDown={onKeyDown}
    >
      <header>
        <SeverityMark severity={mark.mend === 'verified' ? 'ok' : mark.severity} />
        <h2>{t.capital(mark.word)}</h2>
        <button type="button" class="icon" aria-label={t.close} title={`${t.close} (Esc)`} onClick={() => on.close()}>
          <CloseIcon />
        </button>
      </header>
      <div class="body">
        {step === 'story' && <Story {...props} go={(to) => change({ step: to })} />}
        {step === 'accept' && (
          <ReasonForm
            lead={t.acceptLead}
            label={t.acceptWhy}
            days
            press={t.acceptNow}
            onPress={(event, why, days) => {
              back();
              on.accept(event, why, days);
            }}
            onBack={back}
          />
        )}
        {step === 'alarm' && (
          <ReasonForm
            lead={t.alarmLead}
            label={t.alarmWhy}
            press={t.alarmNow}
            onPress={(event, why) => {
              back();
              on.falseAlarm(event, why);
            }}
            onBack={back}
          />
        )}
        {step === 'record' && facts && (
          <div class="reason">
            <p>{displayText(whereTold(facts))}</p>
            <div class="row">
              {facts.may.record ? (
                <button type="button" onClick={on.record}>
                  {t.openRecord}
                </button>
              ) : (
                <button type="button" onClick={on.ask}>
                  {t.copyAsk}
                </button>
              )}
              <button type="button" onClick={back}>
                {t.back}
              </button>
            </div>
          </div>
        )}
        <div role="status">{said && <Banner tone="off" text={said} />}</div>
      </div>
    </div>
  );
});

function whereTold({ word, authority }: NonNullable<DriftCard['facts']>): string {
  if (authority === null) return t.wrongAccount;
  return authority === '' ? t.wrongUnknown(word) : t.wrongIn(word, authority);
}

/** A ref that stays the same is called once, when its element is there: the card itself takes the focus, never a button in it. */
function grabFocus(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}
