import { proposeSubjects } from '../record/propose-subject.ts';
import { ENTERPRISE, type Technician } from '../record/record.schema.ts';
import { ticketPersonValues } from '../record/ticket-person.ts';
import type { Choice, OverlayState } from '../wire/state.ts';
import type { TabWork, TicketFacts } from './tab-work.ts';

/** What `subject.choose` names for the client's own person a ticket is about. */
export const TICKET_PERSON = 'ticket-person';

export interface SubjectDecision {
  shown: OverlayState['subject'];
  technician: Technician | null;
  proposals: Choice[];
}

/**
 * Whose identity the form is about: as the person chose, else the one technician the ticket names above all others. Never the actor by default, and a client's own
 * person only once confirmed.
 */
export function decideSubject(
  work: TabWork,
  facts: TicketFacts,
  technicians: readonly Technician[],
  actor: string,
): SubjectDecision {
  const found = work.ticket
    ? proposeSubjects({ ...facts, subject: facts.subject ?? work.ticket.subject }, technicians, actor)
    : [];
  const person = work.ticket ? personOf(work.ticket, facts) : null;
  const proposals = found.slice(0, 5).map(({ technician, why }) => ({ ...technicianChoice(technician), hint: why }));
  if (person)
    proposals.push({ id: TICKET_PERSON, label: person, hint: 'Somebody of the client’s, named by this ticket' });

  const chosen = technicians.find((technician) => technician.id === work.subject);
  if (chosen) return { shown: { status: 'chosen', ...named(chosen) }, technician: chosen, proposals };
  if (work.subject === TICKET_PERSON && person) {
    const why = 'You confirmed that this is the client’s own person. Only what the ticket says is filled.';
    return { shown: { status: 'ticket-person', name: person, why }, technician: null, proposals };
  }
  const [first, second] = found;
  if (first && first.score > (second?.score ?? 0)) {
    return {
      shown: { status: 'proposed', ...named(first.technician), why: first.why },
      technician: first.technician,
      proposals,
    };
  }
  const why = first
    ? 'The ticket names several technicians. Choose the one this form is about.'
    : work.ticket
      ? 'The ticket names no technician. Search for the person this form is about.'
      : 'Choose a ticket, or search for the person this form is about.';
  return { shown: { status: 'none', why }, technician: null, proposals };
}

/** A technician as the panel lists them: name, e-mail and employee number. */
export function technicianChoice(technician: Technician): Choice {
  return { id: technician.id, label: technician.displayName, hint: hintOf(technician) };
}

function named(technician: Technician) {
  return { id: technician.id, name: technician.displayName, hint: hintOf(technician) };
}

function hintOf(technician: Technician): string {
  const email = technician.emails.find((one) => one.primary) ?? technician.emails[0];
  return [email?.value, technician[ENTERPRISE].employeeNumber, technician.active ? undefined : 'not active']
    .filter(Boolean)
    .join(' · ');
}

function personOf(ticket: { console: string; number: string }, facts: TicketFacts): string | null {
  const values = ticketPersonValues(ticket, facts);
  return (
    values.find((value) => value.attribute === 'displayName')?.value ??
    values.find((value) => value.attribute === 'email')?.value ??
    null
  );
}
