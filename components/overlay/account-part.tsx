import type { TargetedKeyboardEvent } from 'preact';
import { displayText } from '../../lib/evidence/display-text.ts';
import type { OverlayDeeds } from '../../lib/wire/overlay-view.ts';
import type { OverlayState, ShownValue } from '../../lib/wire/state.ts';
import { ToneMark } from '../parts/tone.tsx';
import { attributeWords, overlayText as t } from '../text.ts';
import { arrow } from './arrow.ts';
import { CopyLink } from './copy-link.tsx';
import { withState } from './with-state.ts';

/** The account derived for this subject, client and console; each value opens to say where it comes from. */
export function AccountPart({ state, on }: { state: OverlayState; on: OverlayDeeds }) {
  const { account, missing } = state;
  if (account.length === 0 && missing.length === 0) return null;
  return (
    <section>
      <h3>{displayText(t.accountIn(state.console.label))}</h3>
      {account.length > 0 && <Values values={account} on={on} />}
      {missing.map((item) => (
        <p class="ask" key={item.attribute}>
          <ToneMark tone="warn" />
          <span>
            <b>{attributeWords[item.attribute]}.</b> {displayText(`${item.why} ${item.mend}`)}
          </span>
        </p>
      ))}
    </section>
  );
}

interface Browsed {
  /** which value the tab stop is at */
  at: number;
  /** the attribute whose reason is shown */
  shown: string | null;
}

/** One tab stop for the whole list; arrows walk it. */
const Values = withState<{ values: ShownValue[]; on: OverlayDeeds }, Browsed>(
  { at: 0, shown: null },
  ({ values, on }, { at, shown }, change) => {
    function onKeyDown(event: TargetedKeyboardEvent<HTMLUListElement>) {
      const next = arrow(event.key, at, values.length);
      if (next === null) return;
      event.preventDefault();
      change({ at: next });
      event.currentTarget.querySelectorAll<HTMLElement>('[data-copy]')[next]?.focus();
    }

    return (
      <ul class="values" onKeyDown={onKeyDown}>
        {values.map((item, index) => {
          const open = shown === item.attribute;
          return (
            <li key={item.attribute}>
              <button
                type="button"
                title={t.why}
                aria-expanded={open}
                data-copy={item.attribute}
                aria-keyshortcuts="c"
                tabIndex={index === Math.min(at, values.length - 1) ? 0 : -1}
                onClick={() => change({ at: index, shown: open ? null : item.attribute })}
              >
                <span class="name">{attributeWords[item.attribute]}</span>
                <span class="value">{displayText(item.value)}</span>
              </button>
              {open && (
                <p class="why">
                  {displayText(item.why)} <CopyLink attribute={item.attribute} on={on} />
                </p>
              )}
            </li>
          );
        })}
      </ul>
    );
  },
);
