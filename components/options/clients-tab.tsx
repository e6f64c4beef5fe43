import { Banner } from '../parts/banner.tsx';
import { optionsText } from '../text.ts';
import { ClientForm } from './client-form.tsx';
import type { OptionsContext } from './context.ts';
import { Lead } from './lead.tsx';
import { RecordList } from './record-list.tsx';
import { writeRoute } from './route.ts';

const t = optionsText.clients;

export function ClientsTab({ context }: { context: OptionsContext }) {
  const { record, route, editable } = context;
  const stored = record.clients.find((one) => one.id === route.open) ?? null;
  if (stored || route.open === 'new') return <ClientForm key={stored?.id ?? 'new'} context={context} stored={stored} />;
  return (
    <>
      <Lead title={t.title} text={t.lead}>
        {editable && (
          <a class="button primary" href={writeRoute({ tab: 'clients', open: 'new' })}>
            {t.add}
          </a>
        )}
      </Lead>
      {route.open && <Banner tone="warn" text={optionsText.gone} />}
      {record.clients.length === 0 && <p class="card said">{editable ? t.empty : t.emptyReadOnly}</p>}
      {record.clients.length > 0 && (
        <RecordList
          items={record.clients}
          href={({ id }) => writeRoute({ tab: 'clients', open: id })}
          title={({ name }) => name}
          line={({ domains, aliases }) => [...domains, ...aliases].join(' · ')}
          mark={({ own }) => own && <span class="tag">{t.ownMark}</span>}
        />
      )}
    </>
  );
}
