import { dayOf } from '../../parts/date-field.tsx';
import { accessText } from '../../text.ts';
import type { OptionsContext } from '../context.ts';
import { MACHINE_PARTS } from '../list/bulk-parts.ts';
import { KindTab } from '../list/kind-tab.tsx';
import { MachineForm } from './machine-form.tsx';

const t = accessText.machines;

/** Identities of programs, apart from people's, and one of them opened. */
export function MachinesTab({ context }: { context: OptionsContext }) {
  const { editable } = context;
  return (
    <KindTab
      context={context}
      kind="machines"
      words={t}
      editable={editable}
      form={(opened, may) => <MachineForm context={context} stored={opened?.object ?? null} editable={may} />}
      states={[]}
      title={({ name }) => name}
      refers={(items) => ({
        technicians: items.map(({ owner }) => owner),
        clients: items.map(({ client }) => client),
      })}
      line={(one, names) =>
        [t.kinds[one.kind], names('clients', one.client), names('technicians', one.owner)].join(' · ')
      }
      mark={({ expires }) => <span class="dim num">{expires ? t.due(dayOf(expires)) : t.noEnd}</span>}
      parts={editable ? MACHINE_PARTS : undefined}
    />
  );
}
