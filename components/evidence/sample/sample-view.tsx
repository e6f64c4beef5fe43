import type { PopulationKind } from '../../../lib/wire/evidence.schema.ts';
import { useNames } from '../../options/asked/use-names.ts';
import { Lead } from '../../options/lead.tsx';
import { PickObject } from '../../options/object/pick-object.tsx';
import { Banner } from '../../parts/banner.tsx';
import { evidenceText as e, evidenceAuditText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { isReversed, lastQuarter, periodWords } from '../period.ts';
import { PrintButton } from '../print-button.tsx';
import { changed, type Filter, writeRoute } from '../route.ts';
import { PeriodFilter } from '../search/period-filter.tsx';
import { Counts, type Part } from './counts.tsx';
import { DrawForm } from './draw-form.tsx';
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
  const part = { ...(client ? { client } : {}), from: from as string, to: to as string };
  const key = JSON.stringify([part, kind]);
  const called = client ? names('clients', client) : t.ofAllClients;
  const period = periodWords({ from, to }, deeds.now()) ?? '';
  const narrow = (change: Filter, next: string = kind) =>
    go({ view: 'sample', filter: changed(route.filter, change), kind: next }, 'here');

  return (
    <>
      <Lead title={t.sampleTitle} text={`${t.sampleLead} ${e.zone(deeds.zone)}`}>
        {mayDraw(roles) && (
          <a class="button no-print" href={writeRoute({ view: 'export', filter: part })}>
            {t.pack}
          </a>
        )}
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
      {isReversed(part) ? null : (
        <>
          <Counts
            key={`counts ${JSON.stringify(part)}`}
            context={context}
            part={part}
            kind={kind}
            onKind={(one) => narrow({}, one)}
          />
          <Population key={key} context={context} part={part} kind={kind} called={called} period={period} />
        </>
      )}
    </>
  );
}

interface PopulationProps {
  context: EvidenceContext;
  part: Part;
  kind: PopulationKind;
  /** whose */
  called: string;
  period: string;
}

function Population({ context, part, kind, called, period }: PopulationProps) {
  const { roles, drawn, onDrawn, deeds } = context;
  const key = JSON.stringify([part, kind]);
  return (
    <>
      <h2>{t.populationOf(t.kinds[kind], called, period)}</h2>
      {Date.parse(part.to) > deeds.now().getTime() && <Banner tone="off" text={t.notOver} />}
      {mayDraw(roles) ? (
        <DrawForm context={context} part={part} kind={kind} onDrawn={(sample, by) => onDrawn({ key, sample, by })} />
      ) : (
        <Banner tone="off" text={t.notAllowed} />
      )}
      {drawn?.key === key ? (
        <Drawn
          key={JSON.stringify(drawn.by)}
          context={context}
          part={part}
          kind={kind}
          sample={drawn.sample}
          by={drawn.by}
        />
      ) : (
        <PopulationList context={context} part={part} kind={kind} />
      )}
    </>
  );
}

const mayDraw = (roles: EvidenceContext['roles']): boolean =>
  roles.some((role) => role === 'compliance' || role === 'administrator');
