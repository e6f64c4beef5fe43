import { ENTERPRISE } from '../../lib/record/record.schema.ts';
import { Banner } from '../parts/banner.tsx';
import { optionsText } from '../text.ts';
import type { OptionsContext } from './context.ts';
import { Lead } from './lead.tsx';
import { RecordList } from './record-list.tsx';
import { writeRoute } from './route.ts';
import { TechnicianForm } from './technician-form.tsx';

const t = optionsText.technicians;

export function TechniciansTab({ context }: { context: OptionsContext }) {
  const { record, route, editable } = context;
  const stored = record.technicians.find((one) => one.id === route.open) ?? null;
  if (stored || route.open === 'new')
    return <TechnicianForm key={stored?.id ?? 'new'} context={context} stored={stored} />;
  return (
    <>
      <Lead title={t.title} text={t.lead}>
        {editable && (
          <a class="button primary" href={writeRoute({ tab: 'technicians', open: 'new' })}>
            {t.add}
          </a>
        )}
      </Lead>
      {route.open && <Banner tone="warn" text={optionsText.gone} />}
      {record.technicians.length === 0 && <p class="card said">{t.empty}</p>}
      {record.technicians.length > 0 && (
        <RecordList
          items={record.technicians}
          href={({ id }) => writeRoute({ tab: 'technicians', open: id })}
          title={({ displayName }) => displayName}
          line={(one) =>
            [one.title, one.emails[0]?.value, one[ENTERPRISE].employeeNumber].filter(Boolean).join(' · ') ||
            one.userName
          }
          mark={({ active }) => !active && <span class="tag">{t.inactive}</span>}
        />
      )}
    </>
  );
}
