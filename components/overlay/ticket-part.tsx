import { displayText } from '../../lib/evidence/display-text.ts';
import type { OverlayState, TicketRef } from '../../lib/wire/state.ts';
import { overlayText as t } from '../text.ts';

interface Props {
  state: OverlayState;
  listed: boolean;
  onList(listed: boolean): void;
  onBind(event: Event, key: string | null): void;
}

/** The ticket this tab works for, and the recent ones one key away. */
export function TicketPart({ state: { ticket, recent }, listed, onList, onBind }: Props) {
  return (
    <section>
      <div class="head">
        <h3>{t.ticket}</h3>
        {ticket && (
          <button type="button" class="link" aria-expanded={listed} onClick={() => onList(!listed)}>
            {listed ? t.keepTicket : t.changeTicket}
          </button>
        )}
      </div>
      {ticket ? (
        <div>
          <p class="lead">
            <b class="num">{displayText(ticket.number)}</b> {displayText(ticket.subject)}
          </p>
          <p class="dim">{displayText(ticket.consoleLabel)}</p>
        </div>
      ) : (
        <p class="dim">{t.noTicketLong}</p>
      )}
      {listed && <Recent ticket={ticket} recent={recent} onBind={onBind} />}
    </section>
  );
}

function Recent({
  ticket,
  recent,
  onBind,
}: {
  ticket: TicketRef | null;
  recent: TicketRef[];
  onBind: Props['onBind'];
}) {
  if (recent.length === 0 && !ticket) return <p class="dim">{t.noRecent}</p>;
  return (
    // The list replaces the button that opened it as the thing in hand; without a ticket it was there from the start and takes no focus.
    <ol class="choices" aria-label={t.recent} ref={ticket ? focusFirst : null}>
      {recent.slice(0, 9).map((item, index) => (
        <li key={item.key}>
          <button type="button" aria-current={item.key === ticket?.key} onClick={(event) => onBind(event, item.key)}>
            <kbd>{index + 1}</kbd>
            <span class="two">
              <span class="cut">
                <b class="num">{displayText(item.number)}</b> {displayText(item.subject)}
              </span>
              <small class="cut">{displayText([item.client, item.consoleLabel].filter(Boolean).join(' · '))}</small>
            </span>
          </button>
        </li>
      ))}
      {ticket && (
        <li>
          <button type="button" onClick={(event) => onBind(event, null)}>
            <span>{t.withoutTicket}</span>
          </button>
        </li>
      )}
    </ol>
  );
}

function focusFirst(list: HTMLElement | null): void {
  list?.querySelector('button')?.focus();
}
