import { optionsText } from '../text.ts';
import { ClientForm } from './client-form.tsx';
import type { OptionsContext } from './context.ts';
import { Empty } from './empty.tsx';
import { Lead } from './lead.tsx';
import { CLIENT_PARTS } from './list/bulk-parts.ts';
import { SearchList } from './list/search-list.tsx';
import { ObjectPage } from './object/object-page.tsx';
import { writeRoute } from './route.ts';

const t = optionsText.clients;
const NEW = { tab: 'clients', open: 'new' } as const;

/** The clients, and one of them opened. */
export function ClientsTab({ context }: { context: OptionsContext }) {
  const { editable } = context;
  const { open } = context.route;
  if (open === 'new') return <ClientForm key="new" context={context} stored={null} editable={editable} />;
  if (open)
    return (
      <ObjectPage key={open} context={context} kind="clients" tab="clients" id={open} title={({ name }) => name}>
        {({ object }, may) => <ClientForm context={context} stored={object} editable={may} />}
      </ObjectPage>
    );
  return (
    <>
      <Lead title={t.title} text={t.lead}>
        {editable && (
          <a class="button primary" href={writeRoute(NEW)}>
            {t.add}
          </a>
        )}
      </Lead>
      <SearchList
        context={context}
        kind="clients"
        label={t.title}
        states={[]}
        href={({ id }) => writeRoute({ tab: 'clients', open: id })}
        title={({ name }) => name}
        line={({ domains, aliases }) => [...domains, ...aliases].join(' · ')}
        mark={({ own, fourEyes }) => (
          <>
            {fourEyes && <span class="tag quiet">{t.fourEyes}</span>}
            {own && <span class="tag">{t.ownMark}</span>}
          </>
        )}
        parts={editable ? CLIENT_PARTS : undefined}
        empty={<Empty text={editable ? t.empty : t.emptyReadOnly} add={editable ? t.add : undefined} to={NEW} />}
      />
    </>
  );
}
