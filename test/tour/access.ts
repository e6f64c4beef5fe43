/**
 * The tour's second half: somebody joins over SCIM and is given accounts by requests that come, are approved, carried out and seen; leaves, while one console lies about it; and an emergency begins before
 * there is a ticket, with no collector in reach. Whether the consoles hold what the panel says is asked of the directory and of MeshCentral's own tool.
 */
import type { Page } from 'playwright-core';
import type { RequestView } from '../../lib/wire/lifecycle.schema.ts';
import {
  type AtConsoles,
  atConsoles,
  deleteInLam,
  deleteInMesh,
  deleteInVain,
  giveTicket,
  makeInLam,
  makeInMesh,
  seeInLam,
  seeInMesh,
} from '../drive/access-path.ts';
import { confirmMovements, done, prepareClients, requestsOf } from '../drive/access-requests.ts';
import { createReader, type Reader } from '../drive/reader.ts';
import type { RealConsoles } from '../drive/real-consoles.ts';
import { ENTERPRISE, USER } from '../drive/scim-client.ts';
import type { World } from '../drive/world.ts';
import type { IdentityProvider } from './identity-provider.ts';

export const TAMSIN = { login: 'tokoye', display: 'Tamsin Okoye', family: 'Okoye' };
const MAIL = 't.okoye@msp.example';
/** confirms who joined and left; the browser's own technician carries it out */
const LEAD = 'jadeyemi';
/** sits in Northwind's group of those who decide */
const APPROVER = 'zmueller';
export const TICKET = '1';
const WAIT_MS = 30_000;

const USER_OF_TAMSIN = {
  schemas: [USER, ENTERPRISE],
  externalId: '0b6f6c0e-8f43-4a55-9b0e-5f0f3a8f7c21',
  userName: MAIL,
  active: true,
  displayName: TAMSIN.display,
  name: { formatted: TAMSIN.display, givenName: 'Tamsin', familyName: TAMSIN.family },
  title: 'Technician',
  emails: [{ primary: true, type: 'work', value: MAIL }],
  [ENTERPRISE]: {
    ...{ employeeNumber: 'T-1008', department: 'Service desk', organization: 'Example MSP' },
    // answers for what is asked before anybody confirmed it
    manager: { value: LEAD },
  },
};

export interface Tour {
  world: World;
  consoles: RealConsoles;
  provider: IdentityProvider;
  say(line: string): void;
  must(truth: boolean, sentence: string): void;
  picture(page: Page, name: string): Promise<void>;
}

/** How many accounts were made and ended as asked, how many lies were found out, how many emergencies were reviewed. */
export interface PathCounts {
  joined: number;
  left: number;
  lied: number;
  emergency: number;
}

/** What one act finds wrong is said, and the next goes on. */
export async function walkAccess(tour: Tour): Promise<PathCounts> {
  const { world, consoles, provider, say, must, picture } = tour;
  const lead = await createReader(world.collector, LEAD, ['lead', 'technician']);
  await prepareClients(provider.administrator, APPROVER);
  const tab = await world.driven.context.newPage();
  const at = await atConsoles(tab, consoles.url, (name) => picture(tab, name));
  const technician = await join(tour, lead);
  const counts = { joined: 0, left: 0, lied: 0, emergency: 0 };
  const acts = {
    joined: () => makeAccounts(tour, at, lead, technician),
    lied: () => leave(tour, at, lead, technician),
    left: () => endAccounts(tour, at, lead, technician),
    emergency: () => emergency(tour, at, lead),
  } satisfies Record<keyof PathCounts, () => Promise<number>>;
  for (const [name, act] of Object.entries(acts) as [keyof PathCounts, () => Promise<number>][])
    counts[name] = await act().catch(async (error: Error) => {
      must(false, `${name}: ${error.message.replace(/\s+/g, ' ').slice(0, 400)}`);
      await picture(tab, `failed-${name}`);
      return 0;
    });
  must(counts.joined === 2, `${counts.joined} of 2 accounts were made as they were asked for.`);
  must(counts.lied === 1, 'The console that lied about an account was not found out.');
  must(counts.left === 2, `${counts.left} of 2 accounts were seen to have ended.`);
  must(counts.emergency === 1, 'The emergency was not bound to its ticket and reviewed.');
  say(
    `access: ${counts.joined} accounts made, ${counts.lied} lie found out, ${counts.left} ended, ${counts.emergency} emergency reviewed`,
  );
  await tab.close();
  return counts;
}

/** The identity provider sends the person, then the group that gives the template; a lead confirms. Requests come, and are approved, by themselves. */
async function join({ world, provider, say, must }: Tour, lead: Reader): Promise<string> {
  const group = await provider.group('Technicians', 'onboard');
  const { id } = await provider.join(USER_OF_TAMSIN);
  await world.collector.command('grant', '--technician', id, '--roles', 'technician', '--serves', 'northwind');
  await provider.addTo(group, id);
  await confirmMovements(lead, id);
  const asked = await standing(world, lead, `technician=${id}`, ['approved', 'approved']);
  for (const { approvals, names } of asked)
    must(
      approvals.every(({ way, said }) => way === 'rule' && /“Technician” .*the movement was confirmed/.test(said)),
      `The rule that approved the account in ${names.console} is not named.`,
    );
  await world.own({ type: 'own.sync' });
  say(`${TAMSIN.display} joined over SCIM; ${asked.length} requests came and a rule approved them`);
  return id;
}

async function makeAccounts({ world, consoles, say }: Tour, at: AtConsoles, lead: Reader, technician: string) {
  await makeInLam(at, TAMSIN);
  await seeInLam(at, TAMSIN);
  await makeInMesh(at, TAMSIN);
  await seeInMesh(at);
  const inUse = await standing(world, lead, `technician=${technician}`, ['in-use', 'in-use']);
  const entry = await consoles.ldapEntry(TAMSIN.login);
  const user = await consoles.meshUser(TAMSIN.login);
  say(`${TAMSIN.login} made in LAM and MeshCentral by the panel’s steps, seen, and in use`);
  const right = [entry?.sn?.[0] === TAMSIN.family && entry.mail?.[0] === MAIL, user?.email === MAIL];
  return inUse.length === 2 ? right.filter(Boolean).length : 0;
}

async function leave({ world, consoles, provider, say }: Tour, at: AtConsoles, lead: Reader, technician: string) {
  // as Entra says it: a word, not a truth value
  await provider.change(technician, [{ op: 'Replace', path: 'active', value: 'False' }]);
  await confirmMovements(lead, technician);
  const query = `technician=${technician}`;
  await standing(world, lead, query, ['revocation-requested', 'revocation-requested']);
  await world.own({ type: 'own.sync' });
  say(`${TAMSIN.display} left; the end of both accounts was asked for`);
  await deleteInVain(at, TAMSIN, async () => {
    await standing(world, lead, query, ['revocation-requested', 'revoked']);
  });
  const open = await standing(world, lead, query, ['revocation-requested', 'revoked']);
  const lied = open.filter(({ failed, escalated }) => failed?.why === 'The account is still active.' && escalated);
  say('LAM said that the account was deleted; it was seen to be there: open, and escalated');
  return (await consoles.ldapEntry(TAMSIN.login)) ? lied.length : 0;
}

async function endAccounts({ world, consoles, say }: Tour, at: AtConsoles, lead: Reader, technician: string) {
  await deleteInLam(at, TAMSIN);
  await deleteInMesh(at, TAMSIN);
  const closed = await standing(world, lead, `technician=${technician}&state=closed`, ['closed', 'closed']);
  const there = [await consoles.ldapEntry(TAMSIN.login), await consoles.meshUser(TAMSIN.login)];
  say(`${TAMSIN.login} ended in LAM and MeshCentral, seen gone, closed`);
  return closed.length - there.filter(Boolean).length;
}

/** With the collector killed, and no ticket yet. */
async function emergency({ world, say }: Tour, at: AtConsoles, lead: Reader): Promise<number> {
  await world.collector.kill9();
  await world.own({
    ...{ type: 'own.emergency', client: 'northwind', console: 'lam', account: 'mkruse', hours: 2 },
    why: 'The directory answers nobody',
  });
  await world.collector.start();
  await world.delivered(60_000);
  const [begun] = await standing(world, lead, 'client=northwind&state=emergency', ['emergency']);
  const { id, ticket, hash } = begun as RequestView;
  if (ticket) throw new Error('The emergency began with a ticket.');
  await giveTicket(at, TICKET);
  const bound = () => lead.get(`/v1/requests/${id}`) as Promise<RequestView>;
  await until('the emergency has its ticket', bound, (one) => one.ticket?.number === TICKET);
  const approver = await createReader(world.collector, APPROVER, ['technician'], []);
  await done(approver, 'POST', `/v1/requests/${id}/approve`, { hash, why: 'The directory was down' });
  say(`an emergency begun with the collector killed was given ticket ${TICKET} and reviewed`);
  return (await bound()).state === 'emergency-approved' ? 1 : 0;
}

/** The requests, once they stand so; the device delivers what it holds meanwhile. */
function standing(world: World, lead: Reader, query: string, states: string[]): Promise<RequestView[]> {
  const ask = async () => {
    await world.own({ type: 'own.deliver' });
    return requestsOf(lead, query);
  };
  const fits = (all: RequestView[]) =>
    all
      .map(({ state }) => state)
      .sort()
      .join() === states.join();
  return until(`requests stand as ${states.join(', ')}`, ask, fits);
}

async function until<T>(what: string, ask: () => Promise<T>, fits: (answer: T) => boolean): Promise<T> {
  for (const end = Date.now() + WAIT_MS; ; ) {
    const answer = await ask();
    if (fits(answer)) return answer;
    if (Date.now() > end) throw new Error(`Not within ${WAIT_MS / 1000} s: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
