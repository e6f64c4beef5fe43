import { useState } from 'preact/hooks';
import type { PopulationKind } from '../../../lib/wire/evidence.schema.ts';
import { useNames } from '../../options/asked/use-names.ts';
import { Lead } from '../../options/lead.tsx';
import { PickObject } from '../../options/object/pick-object.tsx';
import { Banner } from '../../parts/banner.tsx';
import { evidenceAuditText as t } from '../../text.ts';
import type { Sample } from '../asked.ts';
import type { EvidenceContext } from '../context.ts';
import { lastQuarter, periodWords } from '../period.ts';
import { PrintButton } from '../print-button.tsx';
import { changed, type Filter } from '../route.ts';
import { PeriodFilter } from '../search/period-filter.tsx';
import { Counts } from './counts.tsx';
import { type Draw, DrawForm } from './draw-form.tsx';
import { Drawn } from './drawn.tsx';
import { PopulationList } from './population-list.tsx';

const KINDS = Object.keys(t.kinds) as PopulationKind[];

/** A population as auditors ask for it, and a sample of it, each item with everything that happened to it. */
export function SampleView({ context }: { context: EvidenceContext }) {
  const { route, go, deeds, roles, ask } = context;
  const last = lastQuarter(deeds.now());
  const { client, from = last.from, to = last.to } = route.filter;
  const kind = KINDS.find((one) => one === route.kind) ?? 'changes';
  const names = useNames(ask, { clients: [client] });
  const [drawn, setDrawn] = useState<{ key: string; sample: Sample; by: Draw } | null>(null);
  const part = { ...(client ? { client } : {}), from: from as string, to: to as string };
  const key = JSON.stringify([part, kind]);
  const called = client ? names('clients', client) : t.allClients;
  const period = periodWords({ from, to }, deeds.now()) ?? '';
  const narrow = (change: Filter, next: string = kind) =>
    go({ view: 'sample', filter: changed(route.filter, change), kind: next }, 'here');

  return (
    <>
      <Lead title={t.sampleTitle} text={t.sampleLead}>
        <PrintButton deeds={deeds} />
      </Lead>
      <div class="filters no-print">
        <PickObject
          context={context}
          kind="clients"
          label={t.client}
          value={client}
          empty={t.allClients}
          onValue={(id) => narrow({ client: id })}
        />
        <PeriodFilter
          label={t.period}
          period={{ from, to }}
          anyTime={false}
          now={deeds.now()}
          onPeriod={(next) => narrow({ from: next.from ?? '', to: next.to ?? '' })}
        />
      </div>
      <Counts
        key={`counts ${JSON.stringify(part)}`}
        context={context}
        part={part}
        kind={kind}
        onKind={(one) => narrow({}, one)}
      />
      <h2>{t.populationOf(t.kinds[kind], called, period)}</h2>
      {roles.some((role) => role === 'compliance' || role === 'administrator') ? (
        <DrawForm
          key={`draw ${key}`}
          context={context}
          part={part}
          kind={kind}
          onDrawn={(sample, by) => setDrawn({ key, sample, by })}
        />
      ) : (
        <Banner tone="off" text={t.notAllowed} />
      )}
      {drawn?.key === key ? (
        <Drawn sample={drawn.sample} by={drawn.by} />
      ) : (
        <PopulationList key={`all ${key}`} context={context} part={part} kind={kind} />
      )}
    </>
  );
}
