import { useState } from 'preact/hooks';
import type { Console } from '../../lib/record/record.schema.ts';
import { Banner } from '../parts/banner.tsx';
import { ToneMark } from '../parts/tone.tsx';
import { kindWords, optionsText } from '../text.ts';
import { ConsoleForm } from './console-form.tsx';
import type { OptionsContext } from './context.ts';
import { Empty } from './empty.tsx';
import { Lead } from './lead.tsx';
import { CONSOLE_PARTS } from './list/bulk-parts.ts';
import { SearchList } from './list/search-list.tsx';
import { ObjectPage } from './object/object-page.tsx';
import { writeRoute } from './route.ts';
import { TaughtDrafts } from './taught-drafts.tsx';

const t = optionsText.consoles;
const NEW = { tab: 'consoles', open: 'new' } as const;

/** The consoles, which of them the browser allows, and one of them opened. */
export function ConsolesTab({ context }: { context: OptionsContext }) {
  const { open } = context.route;
  if (open === 'new') return <ConsoleForm key="new" context={context} stored={null} editable={context.editable} />;
  if (!open) return <ConsoleList context={context} />;
  return (
    <ObjectPage key={open} context={context} kind="consoles" tab="consoles" id={open} title={({ label }) => label}>
      {({ object }, editable) => <ConsoleForm context={context} stored={object} editable={editable} />}
    </ObjectPage>
  );
}

function ConsoleList({ context }: { context: OptionsContext }) {
  const { device, deeds, ask, editable, reload, roles } = context;
  const [refused, setRefused] = useState(false);
  const granted = new Map(device.consoles.map((one) => [one.id, one.granted]));
  const decides = roles.includes('lead') || roles.includes('administrator');
  const missing = device.consoles.filter((one) => !one.granted);

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
          <a class={missing.length > 0 ? 'button' : 'button primary'} href={writeRoute(NEW)}>
            {t.add}
          </a>
        )}
      </Lead>
      <div role="status">{refused && <Banner tone="warn" text={t.refused} />}</div>
      <SearchList
        context={context}
        kind="consoles"
        label={t.title}
        states={[]}
        href={({ id }) => writeRoute({ tab: 'consoles', open: id })}
        title={({ label }) => label}
        line={({ kind, origins }) => `${kindWords[kind]} · ${origins.join(', ')}`}
        mark={(console) => <Permission granted={granted.get(console.id)} onGrant={() => grant([console])} />}
        parts={editable ? CONSOLE_PARTS : undefined}
        empty={<Empty text={editable ? t.empty : t.emptyReadOnly} add={editable ? t.add : undefined} to={NEW} />}
      />
      {decides && <TaughtDrafts context={context} />}
    </>
  );
}

/** `granted` undefined: the console is not in this device's record yet. */
function Permission({ granted, onGrant }: { granted: boolean | undefined; onGrant(): void }) {
  if (granted === undefined) return null;
  return (
    <>
      <span class="state dim">
        <ToneMark tone={granted ? 'ok' : 'warn'} />
        {granted ? t.granted : t.notGranted}
      </span>
      {!granted && (
        <button type="button" class="link" onClick={onGrant}>
          {t.grant}
        </button>
      )}
    </>
  );
}
