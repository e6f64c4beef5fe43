import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIRST_TICKETS, type Ticket } from '../../lib/start/practice/tickets.ts';

const FIRST = 100_000;
const PEOPLE = ['Priya Raman', 'Lan Nguyen'];

/** Gives the practice desk `count` tickets, each for a technician of the record, so that every deed of a run has a ticket of its own. */
export function writeTickets(state: string, count: number): void {
  const [model] = FIRST_TICKETS as [Ticket, ...Ticket[]];
  const tickets = Array.from({ length: count }, (_, at): Ticket => {
    const who = PEOPLE[at % PEOPLE.length] as string;
    return {
      ...model,
      number: FIRST + at,
      subject: `New technician ${who} needs accounts`,
      description: `Please give ${who} an account in our directory.`,
    };
  });
  mkdirSync(state, { recursive: true });
  writeFileSync(join(state, 'tickets.json'), JSON.stringify(tickets));
}

/** Hands out ticket numbers, each once. */
export function ticketNumbers(): () => number {
  let next = FIRST;
  return () => next++;
}
