import { RoundsPart } from '../../../components/rounds/rounds-part.tsx';
import type { RoundAccount, RoundState } from '../../../lib/wire/round-state.ts';
import { collector } from './sample-collector.ts';
import { answers, failure } from './sample-own.ts';
import type { Stories, Story } from './story.ts';

const ME = 'ada-nowak';
const person = (id: string, name: string) => ({ id, name });
const counts = { accounts: 12, right: 0, different: 0, notFound: 0, unreadable: 0, unread: 12 };
const waiting = (id: string, by: string, why: string | null) => ({
  ...{
    id,
    askedBy: by === ME ? person(ME, 'Ada Nowak') : person(by, 'Jonas Weber'),
    for: person(ME, 'Ada Nowak'),
    why,
  },
  ...{ askedAt: '2026-11-21T13:40:00.000Z', state: 'waiting', begunAt: null, endedAt: null, outcome: null, counts },
});
const asked = [waiting('round-1', 'jonas-weber', 'Before the audit on Monday'), waiting('round-2', ME, null)];

const account = (at: number, name: string, change: Partial<RoundAccount> = {}): RoundAccount => ({
  ...{ at, name, console: 'Fabrikam LDAP', client: 'Fabrikam Logistics', result: null, differs: [], ...change },
});
const half: RoundAccount[] = [
  account(0, 'anowak', { result: 'right' }),
  account(1, 'bmeyer', { result: 'different', differs: ['email', 'active'] }),
  account(2, 'an.extraordinarily.long.account.name.of.a.service@fabrikam-logistics.example', {
    result: 'not-found',
    differs: ['account'],
    why: 'It is not in the list of accounts.',
  }),
  account(3, 'chlee', {
    result: 'unreadable',
    why: 'MeshCentral asks to sign in. Sign in there, then ask again.',
    console: 'MeshCentral',
  }),
  account(4, 'dquinn'),
  account(5, 'eozturk'),
];
const all = half.map((one): RoundAccount => (one.result ? one : { ...one, result: 'right' }));
const running: RoundState = { is: 'running', id: 'round-1', tab: 7, accounts: half, now: 4 };

function story(round: RoundState | object, rounds: unknown = { rounds: [], next: null }, height = 460): Story {
  const ask = answers({ 'own.roundState': round, 'own.ask': collector(undefined, { 'GET /v1/rounds': rounds }) });
  return {
    view: () => (
      <main class="page panelpage">
        <h1>Unswivel</h1>
        <RoundsPart ask={ask} me={ME} show={() => {}} />
      </main>
    ),
    width: 400,
    height,
  };
}

export default {
  loading: story(running, undefined),
  waiting: story({ is: 'none' }, { rounds: asked, next: null }, 240),
  running: story(running, { rounds: asked.slice(1), next: null }),
  paused: story({ ...running, is: 'paused', why: 'Its tab was closed.' }),
  ended: story({ ...running, is: 'ended', accounts: all }, { rounds: asked.slice(1), next: null }, 520),
  cancelled: story({ ...running, is: 'ended' }),
  offline: story(running, failure('collector.unreachable', 'The collector cannot be reached. Work goes on.')),
  error: story(
    failure('fault.unexpected', 'Something inside Unswivel went wrong.'),
    { rounds: asked, next: null },
    260,
  ),
} satisfies Stories;
