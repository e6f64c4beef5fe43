import { displayText } from '../../lib/evidence/display-text.ts';
import { ToneMark } from '../parts/tone.tsx';
import { overlayText as t } from '../text.ts';
import { initials } from './initials.ts';
import type { OverlayProps } from './props.ts';
import { resultOf, toneOf } from './status.ts';

/** What came of the last fill, out of the form's way: undo at hand, the rest one press away. */
function Result({ state, busy, next, on }: OverlayProps) {
  const { good, summary } = resultOf(state.last ?? { intent: '', fields: [], undone: false });
  const still = (deed: (event: Event) => void) => (event: Event) => busy === null && deed(event);
  return (
    <div class="pill result">
      <button type="button" aria-expanded={false} onClick={() => on.dock(state.dock.side, true)}>
        <ToneMark tone={good ? 'ok' : 'warn'} />
        {next ? t.next(next) : summary}
        <span class="vh">{t.open}</span>
      </button>
      {next ? (
        <button type="button" class="link" aria-disabled={busy !== null} onClick={still(on.fill)}>
          {t.fill}
        </button>
      ) : null}
      <button type="button" class="link" aria-disabled={busy !== null} onClick={still(on.undo)}>
        {t.undo}
      </button>
    </div>
  );
}

/** The closed overlay: status, ticket, client, whose identity, and how many events wait. */
export function Pill(props: OverlayProps) {
  const { ticket, client, subject, evidence, dock, drift, requests } = props.state;
  const tone = toneOf(props);
  const differ = drift?.marks.filter(({ mend }) => mend !== 'verified') ?? [];
  if (props.folded) return <Result {...props} />;
  return (
    <button type="button" class="pill" aria-expanded={false} onClick={() => props.on.dock(dock.side, true)}>
      <ToneMark tone={tone} />
      <span class="vh">{`${t.open} ${t.tone[tone]}.`}</span>
      {ticket ? <b class="num">{displayText(ticket.number)}</b> : <span class="dim">{t.noTicket}</span>}
      {client.status === 'known' && <span class="cut">{displayText(client.name)}</span>}
      {subject.status !== 'none' && (
        <span class="initials">
          <span aria-hidden="true">{initials(subject.name)}</span>
          <span class="vh">{displayText(subject.name)}</span>
        </span>
      )}
      {differ[0] && (
        <span class="tag">{differ.every(({ mend }) => mend === 'saved') ? t.mend.saved : t.differ(differ.length)}</span>
      )}
      {requests?.todo ? <span class="tag">{t.todo(requests.todo)}</span> : null}
      {evidence.waiting > 0 && (
        <span class="count">
          <span aria-hidden="true">{evidence.waiting}</span>
          <span class="vh">{t.waiting(evidence.waiting)}</span>
        </span>
      )}
    </button>
  );
}
