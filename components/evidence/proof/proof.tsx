import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { AnswerOf } from '../../../lib/wire/asked.schema.ts';
import { useNames } from '../../options/asked/use-names.ts';
import { Trouble, Waiting } from '../../options/trouble.tsx';
import { useRoute } from '../../own/ask-route.ts';
import { saveFile } from '../../own/save-file.ts';
import { Banner } from '../../parts/banner.tsx';
import { requestsProofText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { momentOf } from '../event/times.ts';
import { writeRoute } from '../route.ts';
import { ControlList } from './control-list.tsx';
import { ProofRequest } from './proof-request.tsx';
import { useExactRequests } from './use-exact-requests.ts';

export type ProofAnswer = AnswerOf<'GET /v1/proof'>;

interface Props {
  context: EvidenceContext;
  place: { client: string; console: string; account: string };
}

/** Everything that was asked, decided, done and seen about one account, and whether any of it may still work. */
export function Proof({ context, place }: Props) {
  const { ask, deeds } = context;
  const { value, failure, reload } = useRoute(ask, 'GET /v1/proof', { query: place });
  const [at] = useState(() => deeds.now().toISOString());
  const exact = useExactRequests(ask, value);
  const whose = value?.account.technician ?? undefined;
  const names = useNames(ask, { clients: [place.client], consoles: [place.console], technicians: [whose] });
  if (!value) return failure ? <Trouble sentence={failure.sentence} onRetry={reload} /> : <Waiting />;
  const { requests, retired, account } = value;
  const save = () =>
    saveFile(`proof-${place.client}-${place.console}.json`, [
      `${JSON.stringify({ at, ...value, objects: Object.fromEntries(exact ?? []) }, null, 2)}\n`,
    ]);
  return (
    <section class="stack proof">
      <header class="card stack">
        <div>
          <h2>{displayText(t.of(account.name, names('consoles', place.console), names('clients', place.client)))}</h2>
          <p class="dim">
            {displayText(whose ? t.whose(names('technicians', whose)) : t.nobodys)}. {t.asOf(momentOf(at))}
          </p>
        </div>
        {requests.length > 0 && <Banner tone={retired ? 'ok' : 'warn'} text={retired ? t.retired : t.working} />}
        <p class="row no-print">
          <a
            class="link"
            href={writeRoute({ view: 'timeline', filter: { account: account.name, console: place.console } })}
          >
            {t.timeline}
          </a>
          {requests.length > 0 && (
            <button type="button" class="link" disabled={!exact} onClick={save}>
              {t.save}
            </button>
          )}
        </p>
      </header>
      {requests.length === 0 && <p class="card said">{t.empty}</p>}
      {requests.map((request, index) => (
        <ProofRequest
          key={request.id}
          context={context}
          request={request}
          exact={exact && (exact.get(request.id) ?? 'unknown')}
          place={t.request(index + 1, requests.length)}
        />
      ))}
      {requests.length > 0 && <ControlList proof={value} />}
    </section>
  );
}
