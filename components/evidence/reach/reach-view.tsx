import { displayText } from '../../../lib/evidence/display-text.ts';
import { Lead } from '../../options/lead.tsx';
import { PickObject } from '../../options/object/pick-object.tsx';
import { Trouble, Waiting } from '../../options/trouble.tsx';
import { useRoute } from '../../own/ask-route.ts';
import { evidenceText as e, evidenceAuditText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { momentOf } from '../event/times.ts';
import { PrintButton } from '../print-button.tsx';
import { ReachPerson } from './reach-person.tsx';

/** Who of the MSP can reach a client, each with every reason. */
export function ReachView({ context }: { context: EvidenceContext }) {
  const { route, go } = context;
  const { client } = route.filter;
  return (
    <>
      <Lead title={t.reachTitle} text={`${t.reachLead} ${e.zone(context.deeds.zone)}`}>
        {client && <PrintButton deeds={context.deeds} />}
      </Lead>
      <div class="filters">
        <PickObject
          context={context}
          kind="clients"
          label={t.client}
          value={client}
          empty={t.noClient}
          onValue={(id) => go({ view: 'reach', filter: id ? { client: id } : {} }, 'here')}
        />
      </div>
      {client ? <Reach key={client} context={context} client={client} /> : <p class="card said">{t.chooseClient}</p>}
    </>
  );
}

function Reach({ context, client }: { context: EvidenceContext; client: string }) {
  const { value, failure, reload } = useRoute(context.ask, 'GET /v1/evidence/reach', { query: { client } });
  if (!value) return failure ? <Trouble sentence={failure.sentence} onRetry={reload} /> : <Waiting />;
  if (value.people.length === 0) return <p class="card said">{t.nobody}</p>;
  return (
    <section class="stack">
      <p class="dim num" role="status">
        {t.people(value.people.length)}. {t.at(displayText(momentOf(value.at)))}
      </p>
      <div class="card table">
        <table class="reach">
          <thead>
            <tr>
              <th scope="col">{t.person}</th>
              <th scope="col">{t.why}</th>
              <th scope="col">{t.since}</th>
              <th scope="col">{t.seen}</th>
            </tr>
          </thead>
          {value.people.map((person) => (
            <ReachPerson key={person.technician} context={context} client={client} person={person} />
          ))}
        </table>
      </div>
    </section>
  );
}
