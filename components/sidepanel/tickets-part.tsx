import { displayText } from '../../lib/evidence/display-text.ts';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { OverlayState, TicketRef } from '../../lib/wire/state.ts';
import { sidepanelText as t } from '../text.ts';

interface Props {
  tab: number | null;
  /** of the tab in front; null where nothing is worked on in it */
  state: OverlayState | null;
  recent: TicketRef[];
  run(message: OwnMessage): Promise<void>;
}

/** Recent tickets; one press binds one to the tab in front. */
export function TicketsPart({ tab, state, recent, run }: Props) {
  const bind = (ticket: string | null) => tab !== null && run({ type: 'own.ticket', tab, ticket });

  return (
    <section>
      <h2>{t.recent}</h2>
      {recent.length === 0 && <p class="dim">{t.noRecent}</p>}
      {recent.length > 0 && (
        <ul class="choices">
          {recent.map((ticket) => (
            <li key={ticket.key}>
              <button
                type="button"
                disabled={state === null}
                aria-current={state?.ticket?.key === ticket.key}
                title={state?.ticket?.key === ticket.key ? t.current : t.bind(ticket.number)}
                onClick={() => bind(ticket.key)}
              >
                <span class="two">
                  <span class="cut">
                    <b class="num">{displayText(ticket.number)}</b> {displayText(ticket.subject)}
                  </span>
                  <small class="cut">
                    {displayText([ticket.client, ticket.consoleLabel].filter(Boolean).join(' · '))}
                  </small>
                </span>
              </button>
            </li>
          ))}
          {state?.ticket && (
            <li>
              <button type="button" onClick={() => bind(null)}>
                {t.noTicket}
              </button>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
