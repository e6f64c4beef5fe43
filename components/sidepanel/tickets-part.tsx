import { displayText } from '../../lib/evidence/display-text.ts';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { TicketRef } from '../../lib/wire/state.ts';
import type { Ask } from '../own/ask.ts';
import { useAnswer } from '../own/use-answer.ts';
import { sidepanelText as t } from '../text.ts';

interface Props {
  ask: Ask;
  tab: number | null;
  recent: TicketRef[];
  run(message: OwnMessage): Promise<void>;
}

/** Recent tickets; one press binds one to the tab in front. */
export function TicketsPart({ ask, tab, recent, run }: Props) {
  const status = useAnswer(ask, { type: 'own.tab', tab: tab ?? 0 }, 3_000);
  const state = status.value && 'state' in status.value ? status.value.state : null;
  const can = tab !== null && state !== null;
  const bind = (ticket: string | null) => tab !== null && run({ type: 'own.ticket', tab, ticket }).then(status.reload);

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
                disabled={!can}
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
