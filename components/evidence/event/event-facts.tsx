import type { ComponentChildren } from 'preact';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import type { EvidenceEvent } from '../../../lib/wire/evidence.schema.ts';
import type { Names } from '../../options/asked/use-names.ts';
import { evidenceText as t } from '../../text.ts';
import { momentOf } from './times.ts';

interface Props {
  event: EvidenceEvent;
  names: Names;
  leafHash: string;
}

type Fact = [name: string, value: ComponentChildren];

/** Who, whom, where, why, when: name and value, what there is nothing of left out. */
export function EventFacts({ event, names, leafHash }: Props) {
  const { body } = event;
  const facts: Fact[] = [
    [t.received, momentOf(event.receivedAt)],
    ...(body ? bodyFacts(body, names) : []),
    [t.facts.device, displayText(`${event.device}, ${event.seq}`)],
    [t.facts.leaf, <code key="leaf">{leafHash}</code>],
  ];
  return (
    <section class="card stack">
      <h2>{t.what}</h2>
      <dl class="rows">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function bodyFacts(body: EventBody, names: Names): Fact[] {
  const { actor, subject, console, ticket, client, object, page, outcome, code } = body;
  const whom = subject && ('technician' in subject ? names('technicians', subject.technician) : subject.ticketPerson);
  const said: [string, string | undefined][] = [
    [t.recorded, momentOf(body.at)],
    [t.facts.verb, body.verb],
    [t.facts.outcome, t.outcomes[outcome]],
    [t.facts.code, code],
    [t.facts.who, names('technicians', actor.technician)],
    [t.facts.whom, whom],
    [t.facts.client, client && `${names('clients', client.id)}, ${t.version(client.version)}`],
    [t.facts.where, console && names('consoles', console.id)],
    [t.facts.signedInAs, console?.signedInAs],
    [t.facts.tenant, console?.tenant],
    [t.facts.object, object && `${object.type} ${object.key}`],
    [t.facts.page, page && `${page.origin}${page.path}`],
    ...Object.entries(body.detail ?? {}).map(([key, value]): [string, string] => [key, String(value)]),
  ];
  const facts = said.flatMap(([name, value]): Fact[] => (value ? [[displayText(name), displayText(value, 512)]] : []));
  return ticket ? [...facts, [t.facts.ticket, <TicketLink key="ticket" ticket={ticket} names={names} />]] : facts;
}

function TicketLink({ ticket, names }: { ticket: NonNullable<EventBody['ticket']>; names: Names }) {
  const shown = displayText(`${ticket.number}, ${names('consoles', ticket.console)}`);
  const url = ticket.url && /^https?:/.test(ticket.url) ? ticket.url : null;
  return url ? (
    <a class="link" href={url} target="_blank" rel="noreferrer">
      {shown}
    </a>
  ) : (
    shown
  );
}
