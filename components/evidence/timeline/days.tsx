import { displayText } from '../../../lib/evidence/display-text.ts';
import type { EvidenceEvent } from '../../../lib/wire/evidence.schema.ts';
import { evidenceText as t } from '../../text.ts';
import { EventMark } from '../event/event-mark.tsx';
import { dayKey, dayWords, quietDays, timeOf } from '../event/times.ts';
import type { Proofs } from '../proven/use-proofs.ts';
import { VerdictMark } from '../proven/verdict-mark.tsx';
import { writeRoute } from '../route.ts';

/** Fewer days without an event are no gap anybody asks about. */
const GAP_DAYS = 3;

/** Events by day, in the order they are given; a stretch without any is said. */
export function Days({ events, proofs }: { events: readonly EvidenceEvent[]; proofs: Proofs }) {
  const days = byDay(events.map(proofs.told));
  return (
    <ol class="days">
      {days.map(({ at, events: some }, index) => {
        const newer = days[index - 1];
        const quiet = newer ? quietDays(newer.at, at) : 0;
        return (
          <li key={dayKey(at)}>
            {quiet >= GAP_DAYS && <p class="gap dim">{t.quiet(quiet)}</p>}
            <h2>{dayWords(at)}</h2>
            <ol class="records">
              {some.map((event) => (
                <li key={event.index}>
                  <time class="dim num" dateTime={event.receivedAt}>
                    {timeOf(event.receivedAt)}
                  </time>
                  <a href={writeRoute({ view: 'search', filter: {}, event: event.index })}>
                    <span>{displayText(event.story, 1024)}</span>
                  </a>
                  <EventMark event={event} />
                  <VerdictMark verdict={proofs.verdicts.get(event.proof.leafHash)} />
                </li>
              ))}
            </ol>
          </li>
        );
      })}
    </ol>
  );
}

function byDay(events: readonly EvidenceEvent[]): { at: string; events: EvidenceEvent[] }[] {
  const days: { at: string; events: EvidenceEvent[] }[] = [];
  for (const event of events) {
    const last = days.at(-1);
    if (last && dayKey(last.at) === dayKey(event.receivedAt)) last.events.push(event);
    else days.push({ at: event.receivedAt, events: [event] });
  }
  return days;
}
