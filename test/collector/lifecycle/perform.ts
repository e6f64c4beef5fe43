/** Performs random commands against a collector over HTTP. Answers are only counted: what must not have happened is read from the log. */
import { moveByClock } from '../../../lib/collector/lifecycle/clock.ts';
import { takeEmergencies } from '../../../lib/collector/lifecycle/emergencies.ts';
import type { Command, WhoName } from '../../lifecycle/random-commands.ts';
import type { Answer, TestDevice } from '../start-collector.ts';
import type { LifecycleWorld } from './lifecycle-world.ts';

const ROLES = ['Helpdesk', 'Reception', 'Domain Admins'];
const PEOPLE = ['zmueller', 'jadeyemi2', 'lnguyen', 'jadeyemi'];
const STEPS = [
  'approve',
  'reject',
  'recorded',
  'cancel',
  'implemented',
  'verify',
  'revoke',
  'revoked',
  'accept-risk',
  'recheck',
  'close',
  'bind',
  'hand-over',
];

/** The requests somebody works on at a time; older ones are left to the clock. */
const KNOWN = 12;

export function createPerformer(world: LifecycleWorld) {
  const requests: { id: string; hash: string; name: string; role: string | null }[] = [];
  const events: string[] = [];
  const device = (who: WhoName): TestDevice => world[who];
  const saying = { db: world.collector.db, book: world.collector.book, now: () => world.collector.clock.now };
  let refused = 0;
  let taken = 0;

  const note = (answer: Answer): Answer => {
    if (answer.status >= 500) throw new Error(JSON.stringify(answer.json));
    if (answer.status < 300) taken++;
    else refused++;
    return answer;
  };
  const keep = (event: string): string => {
    events.push(event);
    if (events.length > 200) events.shift();
    return event;
  };
  const know = (request: Answer['json']) => {
    if (!request?.id || requests.some(({ id }) => id === request.id)) return;
    requests.push({ id: request.id, hash: request.hash, name: request.object.account.name, role: request.object.role });
    if (requests.length > KNOWN) requests.shift();
  };
  const ago = (minutes: number): string =>
    new Date(world.collector.clock.now.getTime() - Math.abs(minutes) * 60_000).toISOString();
  const at = <T>(all: readonly T[], n: number): T => all[n % all.length] as T;

  async function perform(command: Command): Promise<void> {
    const { kind, who, what, minutes } = command;
    const known = requests.length > 0 ? at(requests, command.which) : undefined;
    switch (kind) {
      case 'ask': {
        const body = {
          ...{ client: 'northwind', technician: at(PEOPLE, what), console: 'lam', why: 'random' },
          ...(what % 3 === 0 ? { template: 'desk' } : { role: at(ROLES, what) }),
          ticket: { console: 'rt', number: what % 5 === 0 ? 'unseen' : '17' },
          ...(what % 7 === 0 ? { hours: 2 } : {}),
        };
        return know(note(await world.call(device(who), 'POST', '/v1/requests', body)).json?.requests?.[0]);
      }
      case 'removal':
        return know(
          note(
            await world.call(device(who), 'POST', '/v1/removals', {
              client: 'northwind',
              console: 'lam',
              name: `old.${what % 5}`,
              why: 'random',
            }),
          ).json?.requests?.[0],
        );
      case 'emergency': {
        const [event] = await world.send(device(who), {
          ...world.inLam(`adm.${what % 3}`),
          ...{ verb: 'emergency.begun', at: ago(minutes), detail: { why: 'random', hours: 1 + (what % 3) } },
        });
        await takeEmergencies(saying);
        const { json, status } = await world.call(world.lead, 'GET', `/v1/requests/req-${event}`);
        return status === 200 ? know(json) : undefined;
      }
      case 'event':
        return void keep(await randomEvent(command, known?.name ?? 'nobody'));
      case 'clock':
        world.later(minutes);
        return moveByClock(saying);
      case 'record':
        // Of two who change it at once, one is told so.
        await world.put('consoles', 'lam', { label: `Northwind directory ${what % 10}` }).catch(() => undefined);
        return;
      case 'link':
        return void (
          known &&
          note(
            await world.step(device(who), known.id, 'link', { approver: 'Dr. Sand', mail: 'sand@northwind.example' }),
          )
        );
      case 'step':
        return void (known && note(await randomStep(command, known.id)));
      case 'right':
        return known ? right(known.id, what) : undefined;
    }
  }

  function randomEvent({ who, what, minutes }: Command, name: string): Promise<string> {
    const by = device(who);
    const late = { at: what % 4 === 0 ? ago(minutes) : world.collector.clock.now.toISOString() };
    const account = what % 6 === 0 ? 'somebody.else' : name;
    switch (what % 5) {
      case 0:
        return world.submits(by, account, late);
      case 1:
        return world.acts(by, account, 'disable', late);
      case 2:
        return world.sees(by, account, { active: what % 2 ? 'true' : 'false', role: at(ROLES, what) }, late);
      case 3:
        return world.lists(by, what % 2 === 0, ago(minutes));
      default:
        return world.opens(by);
    }
  }

  async function randomStep({ who, what, event, minutes }: Command, id: string): Promise<Answer> {
    const by = device(who);
    const name = at(STEPS, what);
    const some = events.length > 0 ? at(events, event) : '01939f00-0000-7000-8000-000000000001';
    // Mostly what they look at, now and then another's.
    const { hash } = requests.find((one) => one.id === id && event % 4 > 0) ?? at(requests, event);
    const bodies: Record<string, unknown> = {
      approve: { hash },
      reject: { hash, why: 'random' },
      recorded: { hash, approver: `Dr. ${what % 3}`, reply: 'random yes', event: some },
      implemented: { events: [some], elsewhere: what % 3 === 0 },
      revoked: { events: [some], elsewhere: what % 3 === 0 },
      verify: { event: some },
      'accept-risk': {
        why: 'random',
        recheckAt: new Date(world.collector.clock.now.getTime() + Math.abs(minutes) * 60_000 + 1000).toISOString(),
      },
      bind: { ticket: { console: 'rt', number: '17' } },
      'hand-over': { owner: at(PEOPLE, what), why: 'random' },
    };
    return world.step(by, id, name, bodies[name] ?? { why: 'random' });
  }

  /** Whatever the request waits for, by somebody who may. */
  async function right(id: string, what: number): Promise<void> {
    const request = await world.read(id);
    if (!request?.state) return;
    const { name, role } = { name: request.object.account.name, role: request.object.role };
    const doer =
      request.parts.requester?.includes('lnguyen') || request.parts.subject?.includes('lnguyen')
        ? world.jide
        : world.lan;
    const other = doer === world.lan ? world.lead : world.lan;
    const shows = request.ending ? { active: 'false', role: 'none' } : { active: 'true', ...(role ? { role } : {}) };
    switch (request.state) {
      case 'requested':
      case 'emergency':
        note(await world.agree(request));
        return;
      case 'approved':
      case 'emergency-approved':
        note(await world.step(doer, id, 'implemented', { events: [keep(await world.submits(doer, name))] }));
        return;
      case 'implemented':
      case 'verified':
      case 'revoked': {
        const witness = request.parts.requester?.includes('mkruse') ? doer : other;
        const lying = what % 6 === 0 ? { ...shows, active: request.ending ? 'true' : 'false' } : shows;
        note(await world.step(witness, id, 'verify', { event: keep(await world.sees(witness, name, lying)) }));
        return;
      }
      case 'in-use':
        note(await world.step(world.lead, id, 'revoke', { why: 'random end' }));
        return;
      case 'revocation-requested':
        note(await world.step(doer, id, 'revoked', { events: [keep(await world.acts(doer, name, 'disable'))] }));
        return;
      case 'residual-risk':
        note(await world.step(world.lead, id, 'recheck', { why: 'random look' }));
        return;
      case 'revocation-verified':
        note(await world.step(other, id, 'close'));
        return;
    }
  }

  return { perform, counts: () => ({ taken, refused }) };
}
