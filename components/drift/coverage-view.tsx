import { useEffect, useState } from 'preact/hooks';
import { displayText } from '../../lib/evidence/display-text.ts';
import type { CoverageRow } from '../../lib/wire/drift.schema.ts';
import { Trouble, Waiting } from '../options/trouble.tsx';
import { askRoute } from '../own/ask-route.ts';
import { clock } from '../own/moment.ts';
import { CheckField } from '../parts/field.tsx';
import { ToneMark } from '../parts/tone.tsx';
import { driftText } from '../text.ts';
import type { DriftContext } from './context.ts';
import { useLive } from './use-live.ts';

const t = driftText.coverage;
const PAGE = 200;

/** Each console of each client: when it was looked at and how, how much of it was seen, and why an all-clear there may be none. */
export function CoverageView({ context }: { context: DriftContext }) {
  const { client, console } = context.route.filters;
  const query = { client, console, limit: PAGE };
  const { value, failure, reload } = useLive(context, 'GET /v1/drift/coverage', { query });
  const [further, setFurther] = useState<{ rows: CoverageRow[]; next: string | null } | null>(null);
  const [blindOnly, setBlindOnly] = useState(false);
  useEffect(() => setFurther(null), [value]);

  const all = [...(value?.rows ?? []), ...(further?.rows ?? [])];
  const next = further ? further.next : (value?.next ?? null);
  const rows = blindOnly ? all.filter(({ blind }) => blind.length > 0) : all;

  async function more() {
    if (!next) return;
    const reply = await askRoute(context.ask, 'GET /v1/drift/coverage', { query: { ...query, after: next } });
    if (reply.ok) setFurther({ rows: [...(further?.rows ?? []), ...reply.value.rows], next: reply.value.next });
  }

  if (!value) return failure ? <Trouble sentence={failure.sentence} onRetry={reload} /> : <Waiting />;
  return (
    <section class="stack scrolls" aria-label={t.label}>
      <p class="said">{t.text}</p>
      <div class="spread">
        <CheckField label={t.onlyBlind} checked={blindOnly} onChecked={setBlindOnly} />
        <span class="dim num" role="status">
          {t.total(all.length, value.total.consoles)}
        </span>
      </div>
      {rows.length === 0 ? (
        <p class="card said">{t.none}</p>
      ) : (
        <table class="drift-table">
          <thead>
            <tr>
              {[t.client, t.console, t.seen, t.lastSeen, t.lastAsked, t.lastList, t.blind].map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={`${row.client} ${row.console}`} row={row} />
            ))}
          </tbody>
        </table>
      )}
      {next && (
        <button type="button" class="button start" onClick={more}>
          {t.more}
        </button>
      )}
    </section>
  );
}

function Row({ row }: { row: CoverageRow }) {
  const { clientName, consoleLabel, recorded, seen, lastPassive, lastAsked, lastList, blind } = row;
  return (
    <tr>
      <td>{displayText(clientName)}</td>
      <th scope="row">{displayText(consoleLabel)}</th>
      <td class="num">{t.of(seen, recorded)}</td>
      {[lastPassive, lastAsked, lastList].map((at, index) => (
        <td key={index} class={at ? 'num' : 'dim'}>
          {at ? clock(at) : t.never}
        </td>
      ))}
      <td>
        {blind.length === 0 ? (
          <span class="state">
            <ToneMark tone="ok" /> {t.clearHere}
          </span>
        ) : (
          blind.map((why) => <p key={why}>{displayText(why)}</p>)
        )}
      </td>
    </tr>
  );
}
