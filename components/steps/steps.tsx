import { displayText } from '../../lib/evidence/display-text.ts';
import type { PageRequest } from '../../lib/wire/page-requests.ts';
import type { StepsDeeds, StepsView } from '../../lib/wire/steps-view.ts';
import { decisionText } from '../text/decision.ts';
import { stepsText as t } from '../text/steps.ts';
import { DecisionCard } from './decision-card.tsx';
import { NoteCard } from './note-card.tsx';
import { RequestSteps } from './request-steps.tsx';

interface Props {
  view: StepsView;
  on: StepsDeeds;
}

/** Something of it is still to be done or seen. */
const isOpen = ({ steps }: PageRequest): boolean => steps.some(({ state }) => state !== 'done');

/** What waits at this console for the person, each with its short list of steps. */
export function Steps({ view, on }: Props) {
  const { requests, tickets, note, decisions, away, busy } = view;
  return (
    <section class="requests">
      {decisions.length > 0 && <h3>{decisionText.title(decisions.length)}</h3>}
      {decisions.map((decision) => (
        <DecisionCard key={decision.id} decision={decision} busy={busy} on={on} />
      ))}
      {requests.length > 0 && <h3>{t.title(requests.filter(isOpen).length)}</h3>}
      {away && (
        <p class="dim" title={displayText(away)}>
          {t.away}
        </p>
      )}
      {requests.map((request) => (
        <RequestSteps key={request.id} request={request} busy={busy} on={on} />
      ))}
      {view.more && <p class="dim">{t.more(view.more)}</p>}
      {tickets.map((offer) => (
        <div class="request" key={offer.request}>
          <p>{displayText(offer.text)}</p>
          <button type="button" class="link" onClick={(event) => on.bind(event, offer.request)}>
            {t.bind}
          </button>
        </div>
      ))}
      {note && <NoteCard note={note} busy={busy} on={on} />}
    </section>
  );
}
