import { ENTERPRISE } from '../../lib/record/record.schema.ts';
import { optionsText } from '../text.ts';
import type { OptionsContext } from './context.ts';
import { TECHNICIAN_PARTS } from './list/bulk-parts.ts';
import { KindTab } from './list/kind-tab.tsx';
import { TechnicianForm } from './technician-form.tsx';

const t = optionsText.technicians;

/** The technicians, and one of them opened. */
export function TechniciansTab({ context }: { context: OptionsContext }) {
  const { editable } = context;
  return (
    <KindTab
      context={context}
      kind="technicians"
      words={t}
      editable={editable}
      form={(opened, may) => <TechnicianForm context={context} opened={opened} editable={may} />}
      states={['active', 'inactive']}
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
    />
  );
}
