import { useState } from 'preact/hooks';
import type { Console } from '../../lib/record/record.schema.ts';
import { Banner } from '../parts/banner.tsx';
import { ToneMark } from '../parts/tone.tsx';
import { kindWords, optionsText } from '../text.ts';
import { ConsoleForm } from './console-form.tsx';
import type { OptionsContext } from './context.ts';
import { Lead } from './lead.tsx';
import { RecordList } from './record-list.tsx';
import { writeRoute } from './route.ts';
import { TaughtDrafts } from './taught-drafts.tsx';

const t = optionsText.consoles;

/** The consoles, which of them the browser allows, and one of them opened. */
export function ConsolesTab({ context }: { context: OptionsContext }) {
  const { record, route } = context;
  if (route.open === 'new') return <ConsoleForm key="new" context={context} stored={null} />;
  const stored = record.consoles.find((one) => one.id === route.open);
  if (stored) return <ConsoleForm key={stored.id} context={context} stored={stored} />;
  return <ConsoleList context={context} />;
}

function ConsoleList({ context }: { context: OptionsContext }) {
  const { record, device, deeds, ask, editable, reload, route } = context;
  const [refused, setRefused] = useState(false);
  const granted = new Map(device.consoles.map((one) => [one.id, one.granted]));
  const decides = record.roles.includes('lead') || record.roles.includes('administrator');
  const missing = record.consoles.filter((one) => granted.get(one.id) === false);

  async function grant(consoles: Pick<Console, 'origins'>[]) {
    const origins = [...new Set(consoles.flatMap((one) => one.origins))];
    const allowed = await deeds.request(origins);
    setRefused(!allowed);
    await ask({ type: allowed ? 'own.granted' : 'own.declined', origins });
    await reload();
  }

  return (
    <>
      <Lead title={t.title} text={t.lead}>
        {missing.length > 0 && (
          <button type="button" class="button primary" onClick={() => grant(missing)}>
            {t.grantAll(missing.length)}
          </button>
        )}
        {editable && (
          <a
            class={missing.length > 0 ? 'button' : 'button primary'}
            href={writeRoute({ tab: 'consoles', open: 'new' })}
          >
            {t.add}
          </a>
        )}
      </Lead>
      {route.open && <Banner tone="warn" text={optionsText.gone} />}
      <div role="status">{refused && <Banner tone="warn" text={t.refused} />}</div>
      {record.consoles.length === 0 && <p class="card said">{editable ? t.empty : t.emptyReadOnly}</p>}
      {record.consoles.length > 0 && (
        <RecordList
          items={record.consoles}
          href={({ id }) => writeRoute({ tab: 'consoles', open: id })}
          title={({ label }) => label}
          line={({ kind, origins }) => `${kindWords[kind]} · ${origins.join(', ')}`}
          mark={(console) =>
            granted.get(console.id) ? (
              <span class="state dim">
                <ToneMark tone="ok" />
                {t.granted}
              </span>
            ) : (
              <>
                <span class="state dim">
                  <ToneMark tone="warn" />
                  {t.notGranted}
                </span>
                <button type="button" class="link" onClick={() => grant([console])}>
                  {t.grant}
                </button>
              </>
            )
          }
        />
      )}
      {decides && <TaughtDrafts context={context} />}
    </>
  );
}
