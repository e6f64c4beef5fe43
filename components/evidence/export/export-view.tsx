import { useEffect, useRef, useState } from 'preact/hooks';
import type { ExportQuery } from '../../../lib/wire/evidence.schema.ts';
import type { Exporting, ExportWish } from '../../../lib/wire/evidence-page.ts';
import { Lead } from '../../options/lead.tsx';
import { PickObject } from '../../options/object/pick-object.tsx';
import { askRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { CheckField, SelectField } from '../../parts/field.tsx';
import { evidencePacksText as p, evidenceFilesText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { Packs } from '../packs/packs.tsx';
import { Schedules } from '../packs/schedules.tsx';
import { changed } from '../route.ts';
import { PeriodFilter } from '../search/period-filter.tsx';
import { ExportRun } from './export-run.tsx';

type Format = ExportQuery['format'];
const FORMATS = Object.entries(t.formats) as [Format, string][];

/** Evidence as a file: of whom, of when, in what form; then how far it is. */
export function ExportView({ context }: { context: EvidenceContext }) {
  const { route, go, deeds } = context;
  const { client, from, to } = route.filter;
  const [format, setFormat] = useState<Format>('pack');
  const [bom, setBom] = useState(true);
  const [ocsf, setOcsf] = useState<ExportQuery['ocsf']>('1.1.0');
  const [running, setRunning] = useState<Exporting | null>(null);
  const [said, setSaid] = useState<{ tone: 'off' | 'bad'; text: string } | null>(null);
  const [asked, setAsked] = useState(0);
  const left = useRef(running);
  left.current = running;
  // Whoever goes elsewhere does not want half a file.
  useEffect(() => () => void left.current?.discard(), []);

  async function begin() {
    const part = { ...(client ? { client } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) };
    const wish: ExportWish = { ...part, format, bom: bom ? 'yes' : 'no', ocsf };
    setRunning(await deeds.beginExport(wish));
  }
  /** A large file is gathered by the collector, whoever is away meanwhile. */
  async function ask() {
    const body = { ...(client ? { client } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}), format };
    const reply = await askRoute(context.ask, 'POST /v1/evidence/packs', { body });
    setSaid(reply.ok ? { tone: 'off', text: p.asked } : { tone: 'bad', text: reply.sentence });
    if (reply.ok) setAsked(asked + 1);
  }
  const narrow = (change: object) => go({ view: 'export', filter: changed(route.filter, change) }, 'here');

  return (
    <>
      <Lead title={t.exportTitle} text={t.exportLead} />
      {running ? (
        <ExportRun exporting={running} format={format} deeds={deeds} onClose={() => setRunning(null)} />
      ) : (
        <form
          class="group"
          onSubmit={(event) => {
            event.preventDefault();
            void begin();
          }}
        >
          <div class="triple">
            <PickObject
              context={context}
              kind="clients"
              label={t.facts.client}
              value={client}
              empty={t.everything}
              onValue={(id) => narrow({ client: id })}
            />
            <PeriodFilter
              period={{ from, to }}
              now={deeds.now()}
              onPeriod={(period) => narrow({ from: period.from ?? '', to: period.to ?? '' })}
            />
          </div>
          <SelectField
            label={t.format}
            value={format}
            options={FORMATS.map(([value, label]) => ({ value, label }))}
            onValue={(value) => setFormat(value as Format)}
          />
          {format === 'csv' && <CheckField label={t.bom} hint={t.bomHint} checked={bom} onChecked={setBom} />}
          {format === 'ocsf' && (
            <SelectField
              label={t.ocsf}
              value={ocsf}
              options={[
                { value: '1.1.0', label: t.ocsfOlder },
                { value: '1.5.0', label: t.ocsfNewer },
              ]}
              onValue={(value) => setOcsf(value as ExportQuery['ocsf'])}
            />
          )}
          <p class="actions">
            <button type="submit" class="button primary">
              {t.begin}
            </button>
            <button type="button" class="button" onClick={() => void ask()}>
              {p.make}
            </button>
          </p>
          <div role="status">{said && <Banner tone={said.tone} text={said.text} />}</div>
        </form>
      )}
      <Packs key={asked} context={context} />
      <Schedules context={context} />
    </>
  );
}
