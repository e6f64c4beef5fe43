import { useState } from 'preact/hooks';
import { SEVERITIES } from '../../../lib/drift/severity.ts';
import { Trouble, Waiting } from '../../options/trouble.tsx';
import { Chips } from '../../parts/chips.tsx';
import { driftText } from '../../text.ts';
import type { DriftContext } from '../context.ts';
import { useLive } from '../use-live.ts';
import { TrendChart } from './trend-chart.tsx';

const t = driftText.trend;
const SPANS = ['30', '90', '365'] as const;

/** How much was open, day by day: a chart, and the same as a table. */
export function TrendView({ context }: { context: DriftContext }) {
  const [days, setDays] = useState<(typeof SPANS)[number]>('90');
  const { client } = context.route.filters;
  const { value, failure, reload } = useLive(context, 'GET /v1/drift/trend', { query: { client, days } });
  return (
    <section class="stack scrolls" aria-label={t.label}>
      <div class="spread">
        <p class="said">{t.text}</p>
        <Chips
          label={t.days}
          value={days as (typeof SPANS)[number]}
          options={SPANS.map((one) => ({ value: one, label: `${one} ${t.days.toLowerCase()}` }))}
          onValue={(next) => setDays(next)}
        />
      </div>
      {!value && (failure ? <Trouble sentence={failure.sentence} onRetry={reload} /> : <Waiting />)}
      {value?.days.length === 0 && <p class="card said">{t.none}</p>}
      {value && value.days.length > 0 && (
        <>
          <TrendChart days={value.days} span={Number(days)} />
          <details>
            <summary>{t.table}</summary>
            <table class="drift-table">
              <thead>
                <tr>
                  <th scope="col">{t.day}</th>
                  {SEVERITIES.map((one) => (
                    <th key={one} scope="col">
                      {driftText.severities[one]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {[...value.days].reverse().map((one) => (
                  <tr key={one.day}>
                    <th scope="row" class="num">
                      {one.day}
                    </th>
                    {SEVERITIES.map((severity) => (
                      <td key={severity} class="num">
                        {one[severity].toLocaleString('en-GB')}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </section>
  );
}
