import { displayText } from '../../../lib/evidence/display-text.ts';
import { useAnswer } from '../../own/use-answer.ts';
import { accessText } from '../../text.ts';
import type { Found } from '../asked/collector.ts';
import { useNames } from '../asked/use-names.ts';
import type { OptionsContext } from '../context.ts';
import { writeRoute } from '../route.ts';
import { mayEdit } from '../who-sees.ts';
import { differsLine } from './differs-line.ts';
import { Standing } from './standing.tsx';

const t = accessText.exceptions;

interface Props {
  context: OptionsContext;
  client?: string;
  technician?: string;
  none: string;
}

/** The exceptions at a client, or about a technician, as lines of its own page. */
export function ExceptionLines({ context, client, technician, none }: Props) {
  const about = { ...(client ? { client } : {}), ...(technician ? { technician } : {}) };
  const answer = useAnswer(context.ask, {
    type: 'own.ask',
    route: 'GET /v1/search/:kind',
    kind: 'exceptions',
    query: { limit: 50, ...about },
  });
  const found = answer.value?.value as Found<'exceptions'> | undefined;
  const items = found?.items ?? [];
  const names = useNames(context.ask, {
    clients: items.map((one) => one.client),
    technicians: items.map((one) => one.technician),
  });
  return (
    <section class="group">
      <header class="lead-row">
        <h2>
          {t.title} {found && found.total > 0 && <span class="dim num">{found.total}</span>}
        </h2>
        {mayEdit(context.roles, 'exceptions') && (
          <a class="link" href={writeRoute({ tab: 'exceptions', open: 'new', ...about })}>
            {t.add}
          </a>
        )}
      </header>
      {answer.failure && <p class="error">{answer.failure.sentence}</p>}
      {found && items.length === 0 && <p class="dim">{none}</p>}
      <ul class="lines">
        {items.map((one) => (
          <li key={one.id}>
            <a href={writeRoute({ tab: 'exceptions', open: one.id })}>
              <span class="two">
                <span class="cut">{displayText(differsLine(one))}</span>
                <small class="cut">
                  {displayText(
                    [
                      client
                        ? one.technician
                          ? names('technicians', one.technician)
                          : t.everybody
                        : names('clients', one.client),
                      one.reason,
                    ].join(' · '),
                  )}
                </small>
              </span>
            </a>
            <Standing exception={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}
