import { displayText } from '../../lib/evidence/display-text.ts';
import type { OverlayState } from '../../lib/wire/state.ts';
import { popupText as t } from '../text.ts';

/** Ticket, client and identity this tab works for. */
export function WorkRows({ state: { ticket, client, subject } }: { state: OverlayState }) {
  return (
    <dl class="rows">
      <dt>{t.ticket}</dt>
      <dd>{ticket ? displayText(`${ticket.number} ${ticket.subject}`) : <span class="dim">{t.noTicket}</span>}</dd>
      <dt>{t.client}</dt>
      <dd>{client.status === 'known' ? displayText(client.name) : <span class="dim">{t.noClient}</span>}</dd>
      <dt>{t.identity}</dt>
      <dd>{subject.status === 'none' ? <span class="dim">{t.noIdentity}</span> : displayText(subject.name)}</dd>
    </dl>
  );
}
