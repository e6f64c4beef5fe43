import { ENTERPRISE } from '../../lib/record/record.schema.ts';
import { optionsText } from '../text.ts';
import type { OptionsContext } from './context.ts';
import { Empty } from './empty.tsx';
import { Lead } from './lead.tsx';
import { TECHNICIAN_PARTS } from './list/bulk-parts.ts';
import { SearchList } from './list/search-list.tsx';
import { ObjectPage } from './object/object-page.tsx';
import { writeRoute } from './route.ts';
import { TechnicianForm } from './technician-form.tsx';

const t = optionsText.technicians;
const NEW = { tab: 'technicians', open: 'new' } as const;

/** The technicians, and one of them opened. */
export function TechniciansTab({ context }: { context: OptionsContext }) {
  const { editable } = context;
  const { open } = context.route;
  if (open === 'new') return <TechnicianForm key="new" context={context} opened={null} editable={editable} />;
  if (open)
    return (
      <ObjectPage
        key={open}
        context={context}
        kind="technicians"
        tab="technicians"
        id={open}
        title={({ displayName }) => displayName}
      >
        {(opened, may) => <TechnicianForm context={context} opened={opened} editable={may} />}
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
        kind="technicians"
        label={t.title}
        states={['active', 'inactive']}
        href={({ id }) => writeRoute({ tab: 'technicians', open: id })}
        title={({ displayName }) => displayName}
        line={(one) =>
          [one.title, one.emails[0]?.value, one[ENTERPRISE].employeeNumber].filter(Boolean).join(' · ') || one.userName
        }
        mark={({ active, contract }) => (
          <>
            {contract && <span class="tag quiet">{t.until(contract.ends.slice(0, 10))}</span>}
            {!active && <span class="tag">{t.inactive}</span>}
          </>
        )}
        parts={editable ? TECHNICIAN_PARTS : undefined}
        empty={<Empty text={t.empty} add={editable ? t.add : undefined} to={NEW} />}
      />
    </>
  );
}
