import { useEffect, useState } from 'preact/hooks';
import { Lead } from '../../options/lead.tsx';
import { evidenceText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { EventDetail } from '../event/event-detail.tsx';
import { ProveAll } from '../proven/prove-all.tsx';
import { useProofs } from '../proven/use-proofs.ts';
import { type Filter, writeRoute } from '../route.ts';
import { useFound } from '../use-found.ts';
import { EventList, FoundCount } from './event-list.tsx';
import { Filters } from './filters.tsx';
import { KeptSearches } from './kept-searches.tsx';

/** Everything in the log this person may see, narrowed as they like; each event beside the list with what proves it. */
export function SearchView({ context }: { context: EvidenceContext }) {
  const { route, go, deeds } = context;
  const { filter, event } = route;
  const found = useFound(deeds.askAway, filter);
  const proofs = useProofs(context.ask, found.events ?? []);
  const [active, setActive] = useState(0);
  const known = found.events?.find(({ index }) => index === event);

  // A link names an entry: the list stands on it as soon as it holds it.
  useEffect(() => {
    const at = found.events?.findIndex(({ index }) => index === event) ?? -1;
    if (at >= 0) setActive(at);
  }, [found.events, event]);

  function narrow(next: Filter) {
    setActive(0);
    go({ view: 'search', filter: next }, 'here');
  }
  function open(at: number) {
    setActive(at);
    const entry = found.events?.[at]?.index;
    if (entry !== undefined) go({ ...route, event: entry }, 'here');
  }

  return (
    <>
      <Lead title={t.searchTitle} text={t.zone(deeds.zone)}>
        <KeptSearches context={context} filter={filter} onFilter={narrow} />
      </Lead>
      <Filters context={context} filter={filter} onFilter={narrow} />
      <ProveAll proofs={proofs}>
        <FoundCount found={found} />
      </ProveAll>
      <div class="beside">
        <EventList
          found={found}
          proofs={proofs}
          active={Math.min(active, Math.max(0, (found.events?.length ?? 1) - 1))}
          opened={event}
          onActive={open}
          href={(entry) => writeRoute({ ...route, event: entry })}
        />
        {event === undefined ? (
          <div class="card empty">
            <p class="said">{t.choose}</p>
            <p class="dim">{t.keys}</p>
          </div>
        ) : (
          <EventDetail key={event} context={context} index={event} known={known} />
        )}
      </div>
    </>
  );
}
