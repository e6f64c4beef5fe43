import { accountFor, type FoundAccount, isHeldBy, withoutLogin } from '../record/account-for.ts';
import { PURPOSES, type Purpose } from '../record/attributes.ts';
import { derive } from '../record/derive.ts';
import { inForce } from '../record/exceptions.ts';
import type { Derived, Missing } from '../record/provenance.ts';
import type { Account, Client } from '../record/record.schema.ts';
import type { Rename } from '../record/rename.ts';
import { clientAtPage, type FillDecision, fillDecision, namingClient, type PageClient } from '../record/tenancy.ts';
import { ticketNumberValue, ticketPersonValues } from '../record/ticket-person.ts';
import type { OverlayState } from '../wire/state.ts';
import { pausedWhy } from './consoles.ts';
import { pageClient, ticketClient } from './decide-client.ts';
import { decideSubject, type SubjectDecision } from './decide-subject.ts';
import { holdsAccountsAt } from './held-accounts.ts';
import { evidenceBroken } from './record-event.ts';
import type { Scene } from './scene.ts';
import { factsOf, type TicketFacts } from './tab-work.ts';
import { trustedNow } from './trusted-time.ts';

/** What the worker makes of a scene: whose page, whose ticket, whose identity, which values, and whether they may be filled. */
export interface Assessment {
  at: PageClient;
  facts: TicketFacts;
  client: OverlayState['client'];
  subject: SubjectDecision;
  /** whose convention names the account here; undefined while the page's client is open */
  naming: Client | undefined;
  purpose: Purpose;
  purposes: Purpose[];
  account: Account | undefined;
  values: Derived[];
  missing: Missing[];
  /** the account is due another name; until somebody accepts it, it keeps its own */
  rename: Rename | undefined;
  fill: FillDecision;
}

/** Decides it all anew from the record. The panel shows it, and a fill asks for it again, with the tenant the page shows then (`showing`), before values are handed out. */
export async function assess(scene: Scene): Promise<Assessment> {
  const { console, work, record, identity } = scene;
  const { snapshot } = record;
  const facts = await factsOf(work.ticket);
  const at = clientAtPage(console, scene.visit.reading?.tenant);
  const ofTicket = ticketClient(work, facts, snapshot.clients);
  const subject = decideSubject(work, facts, snapshot.technicians, identity.technician);
  const naming = namingClient(at, snapshot.clients);
  const purposes = purposesOf(scene, naming, subject);
  const purpose = work.purpose && purposes.includes(work.purpose) ? work.purpose : 'everyday';
  const now = await trustedNow(identity);
  const held = accountOf(scene, naming, subject, purpose, now);
  const paused = await pausedWhy(console, snapshot);
  const broken = await evidenceBroken();
  return {
    at,
    facts,
    client: ofTicket ?? pageClient(at, snapshot.clients),
    subject,
    naming,
    purpose,
    purposes,
    account: held.account,
    ...valuesOf(scene, { facts, subject, naming, purpose, held, now }),
    fill: fillDecision({
      at,
      console: console.label,
      ticket: work.ticket
        ? { number: work.ticket.number, client: ofTicket?.status === 'known' ? ofTicket.id : undefined }
        : undefined,
      clients: snapshot.clients,
      subject: subject.shown.status,
      paused: paused ?? undefined,
      leaseExpired: !record.leased,
      evidenceProblem: broken ?? undefined,
      doubt: scene.visit.reading?.doubt,
    }),
  };
}

function accountOf(
  { record, console }: Scene,
  naming: Client | undefined,
  { technician }: SubjectDecision,
  purpose: Purpose,
  now: number,
): FoundAccount {
  if (!technician || !naming) return { account: undefined };
  const place = { client: naming.id, console: console.id, purpose };
  const found = accountFor(record.snapshot.accounts, technician, place, now);
  // Nobody is taken for somebody without an account because this device was not told of it.
  return found.account || holdsAccountsAt(record.snapshot, naming, console)
    ? found
    : { account: undefined, withheld: notHere(naming, console) };
}

const notHere = ({ name }: Client, { label }: Scene['console']): NonNullable<FoundAccount['withheld']> => ({
  why: `The accounts of ${name} in ${label} are not on this device, and the collector did not give them.`,
  mend: 'Try again once the collector can be reached.',
});

/** Everyday always; the others where the client names such accounts or the technician has, or may use, one here. */
function purposesOf(
  { record, console }: Scene,
  naming: Client | undefined,
  { technician }: SubjectDecision,
): Purpose[] {
  const held = record.snapshot.accounts.filter(
    (one) => technician && isHeldBy(one, technician.id) && one.client === naming?.id && one.console === console.id,
  );
  return PURPOSES.filter(
    (purpose) =>
      purpose === 'everyday' || naming?.convention.rules[purpose] || held.some((one) => one.purpose === purpose),
  );
}

function valuesOf(
  { console, work, record }: Scene,
  known: {
    facts: TicketFacts;
    subject: SubjectDecision;
    naming: Client | undefined;
    purpose: Purpose;
    held: FoundAccount;
    now: number;
  },
): Pick<Assessment, 'values' | 'missing' | 'rename'> {
  const { ticket } = work;
  const { technician, shown } = known.subject;
  if (shown.status === 'ticket-person')
    return { values: ticket ? ticketPersonValues(ticket, known.facts) : [], missing: [], rename: undefined };
  if (!technician || !known.naming) return { values: [], missing: [], rename: undefined };
  const { account, withheld } = known.held;
  const derived = derive({
    technician,
    client: known.naming,
    console,
    purpose: known.purpose,
    account,
    templates: record.snapshot.templates,
    exceptions: inForce(record.snapshot.exceptions, known.now),
  });
  const { values, missing } = withheld ? withoutLogin(derived, withheld) : derived;
  return {
    values: ticket ? [...values, ticketNumberValue(ticket)] : values,
    missing,
    rename: withheld ? undefined : derived.rename,
  };
}
