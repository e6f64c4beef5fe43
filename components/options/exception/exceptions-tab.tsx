import { Banner } from '../../parts/banner.tsx';
import { accessText } from '../../text.ts';
import { useRoute } from '../asked/use-route.ts';
import type { OptionsContext } from '../context.ts';
import { Empty } from '../empty.tsx';
import { Lead } from '../lead.tsx';
import { EXCEPTION_PARTS } from '../list/bulk-parts.ts';
import { SearchList } from '../list/search-list.tsx';
import { ObjectPage } from '../object/object-page.tsx';
import { writeRoute } from '../route.ts';
import { mayEdit } from '../who-sees.ts';
import { differsLine } from './differs-line.ts';
import { EndException } from './end-exception.tsx';
import { ExceptionForm } from './exception-form.tsx';
import { Standing } from './standing.tsx';

const t = accessText.exceptions;
const NEW = { tab: 'exceptions', open: 'new' } as const;

/** The exceptions with how many run and end soon, and one of them opened. */
export function ExceptionsTab({ context }: { context: OptionsContext }) {
  const { open } = context.route;
  const editable = mayEdit(context.roles, 'exceptions');
  if (open === 'new') return <ExceptionForm key="new" context={context} stored={null} editable={editable} />;
  if (open)
    return (
      <ObjectPage key={open} context={context} kind="exceptions" tab="exceptions" id={open} title={differsLine}>
        {({ object }, may, reload) => (
          <>
            <ExceptionForm context={context} stored={object} editable={may && !object.ended} />
            <EndException context={context} exception={object} editable={may} reload={reload} />
          </>
        )}
      </ObjectPage>
    );
  return <ExceptionList context={context} editable={editable} />;
}

function ExceptionList({ context, editable }: { context: OptionsContext; editable: boolean }) {
  const summary = useRoute(context.ask, 'GET /v1/exceptions/summary');
  const counts = summary.value?.all;
  const warns = counts !== undefined && counts.endingSoon + counts.overdue > 0;
  return (
    <>
      <Lead title={t.title} text={t.lead}>
        {editable && (
          <a class="button primary" href={writeRoute(NEW)}>
            {t.add}
          </a>
        )}
      </Lead>
      {counts && counts.running > 0 && (
        <Banner tone={warns ? 'warn' : 'off'} text={t.summary(counts.running, counts.endingSoon, counts.overdue)} />
      )}
      <SearchList
        context={context}
        kind="exceptions"
        label={t.title}
        states={['running', 'ended']}
        href={({ id }) => writeRoute({ tab: 'exceptions', open: id })}
        title={differsLine}
        refers={(items) => ({
          technicians: items.map(({ technician }) => technician),
          clients: items.map(({ client }) => client),
        })}
        line={(one, names) =>
          [
            names('clients', one.client),
            one.technician ? names('technicians', one.technician) : t.everybody,
            one.reason,
          ].join(' · ')
        }
        mark={(one) => <Standing exception={one} />}
        parts={context.editable ? EXCEPTION_PARTS : undefined}
        empty={<Empty text={t.empty} add={editable ? t.add : undefined} to={NEW} />}
      />
    </>
  );
}
