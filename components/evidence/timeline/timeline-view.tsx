import { useNames } from '../../options/asked/use-names.ts';
import { Lead } from '../../options/lead.tsx';
import { PickObject } from '../../options/object/pick-object.tsx';
import { Trouble, Waiting } from '../../options/trouble.tsx';
import { evidenceText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { ProveAll } from '../proven/prove-all.tsx';
import { useProofs } from '../proven/use-proofs.ts';
import { changed, type Filter } from '../route.ts';
import { FoundCount, FoundNotes } from '../search/event-list.tsx';
import { AccountField, ClientField, ConsoleField, PeriodField, TicketField } from '../search/filter-fields.tsx';
import { useFound } from '../use-found.ts';
import { Days } from './days.tsx';

const ABOUT = ['ticket', 'account', 'person', 'client', 'object'] as const;

/** Everything about one ticket, account, technician or client, day by day, newest first. */
export function TimelineView({ context }: { context: EvidenceContext }) {
  const { route, go, ask } = context;
  const { filter } = route;
  const about = ABOUT.find((key) => filter[key]);
  const names = useNames(ask, { technicians: [filter.person], clients: [filter.client] });
  const called = about && nameOf(about, filter, names);
  const set = (change: Filter) => go({ view: 'timeline', filter: changed(filter, change) }, 'here');
  return (
    <>
      <Lead
        title={called ? t.timelineOfTitle(called) : t.timelineTitle}
        text={`${t.timelineLead} ${t.zone(context.deeds.zone)}`}
      />
      <search class="filters" aria-label={t.timelineTitle}>
        <TicketField filter={filter} set={set} />
        <AccountField filter={filter} set={set} />
        <PickObject
          context={context}
          kind="technicians"
          label={t.person}
          value={filter.person}
          empty={t.anybody}
          onValue={(person) => set({ person })}
        />
        {filter.console && <ConsoleField context={context} filter={filter} set={set} />}
        <ClientField context={context} filter={filter} set={set} />
        <PeriodField context={context} filter={filter} set={set} />
      </search>
      {about ? <Told context={context} filter={filter} /> : <p class="card said">{t.timelineChoose}</p>}
    </>
  );
}

function Told({ context, filter }: { context: EvidenceContext; filter: Filter }) {
  const found = useFound(context.deeds.askAway, filter);
  const { events, failure, busy, more } = found;
  const proofs = useProofs(context.ask, events ?? []);
  if (!events) return failure ? <Trouble sentence={failure.sentence} onRetry={found.reload} /> : <Waiting />;
  return (
    <section class="stack" aria-busy={busy}>
      <ProveAll proofs={proofs}>
        <FoundCount found={found} />
      </ProveAll>
      <FoundNotes found={found} />
      {events.length === 0 && !busy && <p class="card said">{t.nothing}</p>}
      <Days events={events} proofs={proofs} />
      {more ? (
        <button type="button" class="button start" disabled={busy} onClick={found.loadMore}>
          {t.older}
        </button>
      ) : (
        events.length > 0 && <p class="dim">{t.begins}</p>
      )}
    </section>
  );
}

function nameOf(about: (typeof ABOUT)[number], filter: Filter, names: ReturnType<typeof useNames>): string {
  const value = filter[about] ?? '';
  if (about === 'person') return names('technicians', value);
  return about === 'client' ? names('clients', value) : value;
}
