import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { GroupView } from '../../../lib/wire/sources.schema.ts';
import { askRoute, useRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { sourcesText } from '../../text.ts';
import type { OptionsContext } from '../context.ts';
import { PickObject } from '../object/pick-object.tsx';

const t = sourcesText.sources;

/** The groups sources said, and the role template the members of each get. */
export function Groups({ context }: { context: OptionsContext }) {
  const { value, failure, reload } = useRoute(context.ask, 'GET /v1/groups');
  const [failed, setFailed] = useState<string | null>(null);
  const groups = value?.groups ?? [];

  async function give(group: GroupView, template: string) {
    const reply = await askRoute(context.ask, 'PUT /v1/groups/:id/template', {
      id: group.id,
      body: { template: template || null },
    });
    setFailed(reply.ok ? null : reply.sentence);
    await reload();
  }

  return (
    <section class="group" aria-label={t.groups}>
      <header>
        <h2>{t.groups}</h2>
        <p class="dim">{t.groupsLead}</p>
      </header>
      {failure && <Banner tone="bad" text={failure.sentence} />}
      <div role="status">{failed && <Banner tone="bad" text={failed} />}</div>
      {value && groups.length === 0 && <p class="dim">{t.noGroups}</p>}
      <ul class="lines">
        {groups.map((group) => (
          <li key={group.id}>
            <span class="two">
              <b class="cut">{displayText(group.displayName)}</b>
              <small>{t.members(group.members)}</small>
            </span>
            <PickObject
              context={context}
              kind="templates"
              label={displayText(t.template(group.displayName))}
              hint={group.template && !group.gives ? t.givesNothing : undefined}
              value={group.template ?? undefined}
              empty={t.noTemplate}
              onValue={(template) => void give(group, template)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
