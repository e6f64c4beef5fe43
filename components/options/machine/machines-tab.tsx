import { dayOf } from '../../parts/date-field.tsx';
import { accessText } from '../../text.ts';
import type { OptionsContext } from '../context.ts';
import { Empty } from '../empty.tsx';
import { Lead } from '../lead.tsx';
import { MACHINE_PARTS } from '../list/bulk-parts.ts';
import { SearchList } from '../list/search-list.tsx';
import { ObjectPage } from '../object/object-page.tsx';
import { writeRoute } from '../route.ts';
import { MachineForm } from './machine-form.tsx';

const t = accessText.machines;
const NEW = { tab: 'machines', open: 'new' } as const;

/** Identities of programs, apart from people's, and one of them opened. */
export function MachinesTab({ context }: { context: OptionsContext }) {
  const { editable } = context;
  const { open } = context.route;
  if (open === 'new') return <MachineForm key="new" context={context} stored={null} editable={editable} />;
  if (open)
    return (
      <ObjectPage key={open} context={context} kind="machines" tab="machines" id={open} title={({ name }) => name}>
        {({ object }, may) => <MachineForm context={context} stored={object} editable={may} />}
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
        kind="machines"
        label={t.title}
        states={[]}
        href={({ id }) => writeRoute({ tab: 'machines', open: id })}
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
        empty={<Empty text={t.empty} add={editable ? t.add : undefined} to={NEW} />}
      />
    </>
  );
}
