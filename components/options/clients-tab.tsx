import { useRoute } from '../own/ask-route.ts';
import { optionsText } from '../text.ts';
import { ClientForm } from './client-form.tsx';
import type { OptionsContext } from './context.ts';
import { CLIENT_PARTS } from './list/bulk-parts.ts';
import { KindTab } from './list/kind-tab.tsx';

const t = optionsText.clients;

/** The clients, and one of them opened. */
export function ClientsTab({ context }: { context: OptionsContext }) {
  const { editable } = context;
  const summary = useRoute(context.ask, 'GET /v1/exceptions/summary').value;
  const excepted = new Map(summary?.clients.map(({ client, running, waiting }) => [client, running + waiting]));
  return (
    <KindTab
      context={context}
      kind="clients"
      words={{ ...t, empty: editable ? t.empty : t.emptyReadOnly }}
      editable={editable}
      form={(opened, may) => <ClientForm context={context} stored={opened?.object ?? null} editable={may} />}
      states={[]}
      title={({ name }) => name}
      line={({ domains, aliases }) => [...domains, ...aliases].join(' · ')}
      mark={({ id, own, fourEyes }) => (
        <>
          {(excepted.get(id) ?? 0) > 0 && <span class="dim num">{t.exceptions(excepted.get(id) ?? 0)}</span>}
          {fourEyes && <span class="tag quiet">{t.fourEyes}</span>}
          {own && <span class="tag">{t.ownMark}</span>}
        </>
      )}
      parts={editable ? CLIENT_PARTS : undefined}
    />
  );
}
