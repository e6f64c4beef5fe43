import { displayText } from '../../../lib/evidence/display-text.ts';
import { Trouble, Waiting } from '../../options/trouble.tsx';
import { Banner } from '../../parts/banner.tsx';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { evidenceText as t } from '../../text.ts';
import { EventMark } from '../event/event-mark.tsx';
import { dayWords, momentOf } from '../event/times.ts';
import type { Proofs } from '../proven/use-proofs.ts';
import { VerdictMark } from '../proven/verdict-mark.tsx';
import type { Found } from '../use-found.ts';

const ROW = 66;

interface Props {
  found: Found;
  proofs: Proofs;
  active: number;
  /** entry of the log that is opened beside */
  opened: number | undefined;
  /** `index` of the list */
  onActive(index: number): void;
  href(entry: number): string;
}

/** What was found, newest first: a sentence each, as many as there are. */
export function EventList({ found, proofs, active, opened, onActive, href }: Props) {
  const { events, failure } = found;
  if (!events) return failure ? <Trouble sentence={failure.sentence} onRetry={found.reload} /> : <Waiting />;
  return (
    <div class="listing" aria-busy={found.busy}>
      <FoundNotes found={found} />
      {events.length === 0 && !found.busy && !failure && (
        <div class="card said">
          <p>{t.nothing}</p>
          <p class="dim">{t.nothingHint}</p>
        </div>
      )}
      {events.length > 0 && (
        <VirtualList
          label={t.events}
          count={events.length}
          total={totalOf(found, events.length)}
          rowHeight={ROW}
          active={active}
          onActive={onActive}
          onEnd={found.loadMore}
          row={(index) => {
            const found = events[index];
            if (!found) return null;
            const event = proofs.told(found);
            return (
              <a
                href={href(event.index)}
                tabIndex={index === active ? 0 : -1}
                aria-current={event.index === opened ? 'true' : undefined}
                onClick={(click) => {
                  click.preventDefault();
                  onActive(index);
                }}
              >
                <span class="two">
                  <span class="story">{displayText(event.story)}</span>
                  <small class="num">
                    {momentOf(event.receivedAt)} <EventMark event={event} />{' '}
                    <VerdictMark verdict={proofs.verdicts.get(event.proof.leafHash)} />
                  </small>
                </span>
              </a>
            );
          }}
        />
      )}
    </div>
  );
}

/** How many there are. */
export const FoundCount = ({ found: { events, count } }: { found: Found }) => (
  <span class="dim num" role="status">
    {events && count && t.found(count.n, count.exact)}
  </span>
);

/** Rows there would be: as many as were counted, and one more than is loaded while there may be older ones. */
function totalOf({ count, more }: Found, loaded: number): number {
  return more ? Math.max(count?.n ?? 0, loaded + 1) : loaded;
}

export function FoundNotes({ found }: { found: Found }) {
  const { events, failure, busy, more, lookedBackTo, moreNames, behind } = found;
  const nothingYet = events?.length === 0 && busy && more && lookedBackTo;
  return (
    <>
      {failure && events && (
        <div class="listing-failed" role="alert">
          <Banner tone="warn" text={events.length > 0 ? t.stale(failure.sentence) : failure.sentence} />
          <button type="button" class="link" onClick={found.reload}>
            {t.tryAgain}
          </button>
        </div>
      )}
      {nothingYet && (
        <p class="dim" role="status">
          {t.looking(dayWords(lookedBackTo))}
        </p>
      )}
      {moreNames && (
        <p class="dim" role="status">
          {t.moreNames}
        </p>
      )}
      {behind > 0 && <Banner tone="warn" text={t.behind(behind)} />}
    </>
  );
}
