import { useRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { accessText } from '../../text.ts';
import type { OptionsContext } from '../context.ts';
import { EXCEPTION_PARTS } from '../list/bulk-parts.ts';
import { KindTab } from '../list/kind-tab.tsx';
import { mayEdit } from '../who-sees.ts';
import { differsLine } from './differs-line.ts';
import { EndException } from './end-exception.tsx';
import { ExceptionForm } from './exception-form.tsx';
import { Standing } from './standing.tsx';

const t = accessText.exceptions;

/** The exceptions with how many run and end soon, and one of them opened. */
export function ExceptionsTab({ context }: { context: OptionsContext }) {
  return (
    <KindTab
      context={context}
      kind="exceptions"
      words={t}
      editable={mayEdit(context.roles, 'exceptions')}
      form={(opened, may, reload) => (
        <>
          <ExceptionForm context={context} stored={opened?.object ?? null} editable={may && !opened?.object.ended} />
          {opened && reload && (
            <EndException context={context} exception={opened.object} editable={may} reload={reload} />
          )}
        </>
      )}
      above={<Summary context={context} />}
      states={['running', 'ended']}
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
    />
  );
}

function Summary({ context }: { context: OptionsContext }) {
  const counts = useRoute(context.ask, 'GET /v1/exceptions/summary').value?.all;
  if (!counts || counts.running === 0) return null;
  const warns = counts.endingSoon + counts.overdue > 0;
  return <Banner tone={warns ? 'warn' : 'off'} text={t.summary(counts.running, counts.endingSoon, counts.overdue)} />;
}
