import type { EventBody } from '../event.schema.ts';

const LONGEST_ID = 128;

/** Ids in an event that have a name in the record, by kind; some stand there more than once. */
export interface NamedIn {
  technicians: string[];
  clients: string[];
  consoles: string[];
}

/** What a sentence about the event names (story.ts): whoever asks for the names asks for these. */
export function namedIn({ actor, subject, client, console, ticket, object, detail }: EventBody): NamedIn {
  const told = (...keys: string[]) =>
    keys.flatMap((key) => {
      const value = detail?.[key];
      return typeof value === 'string' && value.length <= LONGEST_ID ? [value] : [];
    });
  const keyOf = (type: string) => (object?.type === type ? [object.key] : []);
  return {
    technicians: [
      actor.technician,
      ...(subject && 'technician' in subject ? [subject.technician] : []),
      ...keyOf('technician'),
      ...told('owner', 'approver', 'for', 'person', 'actor', 'subject'),
    ],
    clients: [...(client ? [client.id] : []), ...keyOf('client'), ...told('client', 'reach')],
    consoles: [
      ...(console ? [console.id] : []),
      ...(ticket ? [ticket.console] : []),
      ...keyOf('console'),
      ...told('from', 'to', 'console'),
    ],
  };
}
