import { withState } from '../overlay/with-state.ts';
import { marksText as t } from '../text/marks.ts';

interface Props {
  lead: string;
  label: string;
  /** asks when it ends */
  days?: boolean;
  press: string;
  onPress(event: Event, why: string, days: number): void;
  onBack(): void;
}

const DAYS = [7, 30, 90];
const LEAST = 3;

/** A reason in the person's own words, and where asked for, an end. */
export const ReasonForm = withState<Props, { why: string; days: number; short: boolean }>(
  { why: '', days: 30, short: false },
  ({ lead, label, days, press, onPress, onBack }, state, change) => {
    const why = state.why.trim();
    return (
      <div class="reason">
        <p class="dim">{lead}</p>
        <label>
          {label}
          <input
            type="text"
            autocomplete="off"
            maxLength={512}
            value={state.why}
            ref={focus}
            aria-invalid={state.short}
            onInput={(event) => change({ why: event.currentTarget.value, short: false })}
          />
        </label>
        {state.short && (
          <p class="problem" role="alert">
            {t.whyShort}
          </p>
        )}
        {days && (
          <fieldset class="segments">
            <legend>{t.acceptDays}</legend>
            {DAYS.map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  class="vh"
                  name="days"
                  checked={one === state.days}
                  onChange={() => change({ days: one })}
                />
                <span>{t.days(one)}</span>
              </label>
            ))}
          </fieldset>
        )}
        <div class="row">
          <button
            type="button"
            class="primary"
            onClick={(event) => (why.length < LEAST ? change({ short: true }) : onPress(event, why, state.days))}
          >
            {press}
          </button>
          <button type="button" onClick={onBack}>
            {t.back}
          </button>
        </div>
      </div>
    );
  },
);

function focus(box: HTMLElement | null): void {
  box?.focus({ preventScroll: true });
}
