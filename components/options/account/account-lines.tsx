import { displayText } from '../../../lib/evidence/display-text.ts';
import { useAnswer } from '../../own/use-answer.ts';
import { accessText, adminText, purposeWords } from '../../text.ts';
import type { Found } from '../asked/collector.ts';
import { useNames } from '../asked/use-names.ts';
import type { OptionsContext } from '../context.ts';
import { writeRoute } from '../route.ts';
import { mayEdit } from '../who-sees.ts';

const t = accessText.accounts;

/** The accounts a technician has, as lines of their page. */
export function AccountLines({ context, technician }: { context: OptionsContext; technician: string }) {
  const answer = useAnswer(context.ask, {
    type: 'own.ask',
    route: 'GET /v1/search/:kind',
    kind: 'accounts',
    query: { technician, limit: 100 },
  });
  const found = answer.value?.value as Found<'accounts'> | undefined;
  const items = found?.items ?? [];
  const names = useNames(context.ask, {
    clients: items.map(({ client }) => client),
    consoles: items.map((one) => one.console),
  });
  return (
    <section class="group">
      <header class="lead-row">
        <h2>
          {t.title} {found && found.total > 0 && <span class="dim num">{found.total}</span>}
        </h2>
        {mayEdit(context.roles, 'accounts') && (
          <a class="link" href={writeRoute({ tab: 'accounts', open: 'new', technician })}>
            {t.add}
          </a>
        )}
      </header>
      {answer.failure && <p class="error">{answer.failure.sentence}</p>}
      {found && items.length === 0 && <p class="dim">{t.none}</p>}
      <ul class="lines">
        {items.map((one) => (
          <li key={one.id}>
            <a href={writeRoute({ tab: 'accounts', open: one.id })}>
              <span class="two">
                <span class="cut mono">{displayText(one.name)}</span>
                <small class="cut">
                  {displayText(
                    [names('consoles', one.console), names('clients', one.client), purposeWords[one.purpose]].join(
                      ' · ',
                    ),
                  )}
                </small>
              </span>
            </a>
            <span class="dim">{adminText.states[one.status]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
