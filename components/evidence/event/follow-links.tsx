import { displayText } from '../../../lib/evidence/display-text.ts';
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import type { Names } from '../../options/asked/use-names.ts';
import { evidenceText as t } from '../../text.ts';
import type { EvidenceContext } from '../context.ts';
import { type Filter, type Route, writeRoute } from '../route.ts';

interface Props {
  context: EvidenceContext;
  body: EventBody;
  names: Names;
}

/** From one event to everything about its ticket, account, technician or client. */
export function FollowLinks({ body, names }: Props) {
  const links = linksOf(body, names);
  if (links.length === 0) return null;
  return (
    <nav class="card stack" aria-label={t.follow}>
      <h2>{t.follow}</h2>
      <ul class="points">
        {links.map(([label, route, name]) => (
          <li key={label + name} class="follow">
            <a class="link" href={writeRoute(route)}>
              {label}
            </a>
            <span class="dim cut">{displayText(name)}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function linksOf({ ticket, object, subject, actor, client, console, intent }: EventBody, names: Names) {
  const links: [string, Route, string][] = [];
  const add = (label: string, filter: Filter, name: string) => links.push([label, { view: 'timeline', filter }, name]);
  if (ticket) add(t.timelineOf.ticket, { ticket: `${ticket.console}:${ticket.number}` }, ticket.number);
  if (object?.type === 'account')
    add(t.timelineOf.account, { account: object.key, ...(console ? { console: console.id } : {}) }, object.key);
  const whom = subject && 'technician' in subject ? subject.technician : actor.technician;
  add(t.timelineOf.person, { person: whom }, names('technicians', whom));
  if (client) add(t.timelineOf.client, { client: client.id }, names('clients', client.id));
  if (intent) links.push([t.timelineOf.announced, { view: 'search', filter: { q: intent } }, intent]);
  return links;
}
