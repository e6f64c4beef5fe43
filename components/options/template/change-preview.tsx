import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { RoleTemplate } from '../../../lib/record/access.schema.ts';
import { askRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { accessText } from '../../text.ts';
import type { TemplatePreview } from '../asked/collector.ts';
import { useNames } from '../asked/use-names.ts';
import type { OptionsContext } from '../context.ts';
import { GrantDiff } from './grant-diff.tsx';
import { grantLine } from './grant-line.ts';

const t = accessText.templates;

interface Props {
  context: OptionsContext;
  template: RoleTemplate;
  /** of this very draft; null while it was not looked at */
  preview: TemplatePreview | null;
  outdated: boolean;
  onPreview(preview: TemplatePreview): void;
}

/** What saving a template changes: its lines, and the accounts they reach, asked for before it can be saved. */
export function ChangePreview({ context, template, preview, outdated, onPreview }: Props) {
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function look() {
    setBusy(true);
    const reply = await askRoute(context.ask, 'POST /v1/templates/:id/preview', {
      id: template.id,
      body: { template },
    });
    setBusy(false);
    setFailed(reply.ok ? null : reply.sentence);
    if (reply.ok) onPreview(reply.value);
  }

  return (
    <section class="group" aria-label={t.previewTitle} aria-busy={busy}>
      <h2>{t.previewTitle}</h2>
      <div role="status" class="stack">
        {failed && <Banner tone="bad" text={failed} />}
        {!preview && <p class="dim">{outdated ? t.stale : t.previewFirst}</p>}
        {preview && <Reach context={context} preview={preview} />}
      </div>
      {!preview && (
        <button type="button" class="button start" disabled={busy} onClick={look}>
          {t.preview}
        </button>
      )}
    </section>
  );
}

function Reach({ context, preview }: { context: OptionsContext; preview: TemplatePreview }) {
  const { technicians, accounts, clients, fourEyes, refused } = preview;
  const { first } = accounts;
  const names = useNames(context.ask, {
    technicians: first.map(({ technician }) => technician),
    consoles: first.map((one) => one.console),
    clients: [
      ...fourEyes,
      ...[...preview.added, ...preview.removed, ...preview.changed.map(({ after }) => after)].map((one) => one.client),
    ],
  });
  const nobody = technicians === 0 && accounts.count === 0;
  return (
    <>
      {refused.map((sentence) => (
        <Banner key={sentence} tone="bad" text={`${t.wouldRefuse} ${sentence}`} />
      ))}
      {fourEyes.length > 0 && (
        <Banner tone="warn" text={t.fourEyes(fourEyes.map((id) => names('clients', id)).join(', '))} />
      )}
      <GrantDiff diff={preview} names={names} />
      <p>
        <b>{nobody ? t.noReach : t.reach(technicians, accounts.count, clients)}</b>
      </p>
      {first.length > 0 && (
        <ul class="previewed scrolled">
          {first.map((one) => (
            <li key={one.account}>
              <span class="two">
                <span class="cut mono">{displayText(one.name)}</span>
                <small class="cut">
                  {displayText(`${names('technicians', one.technician)} · ${names('consoles', one.console)}`)}
                </small>
              </span>
              <span class="changes">
                <del>{displayText(grantLine(one.before))}</del>
                <span aria-hidden="true"> → </span>
                <ins>{displayText(grantLine(one.after))}</ins>
              </span>
            </li>
          ))}
          {accounts.count > first.length && <li class="dim">{t.andMore(accounts.count - first.length)}</li>}
        </ul>
      )}
    </>
  );
}
