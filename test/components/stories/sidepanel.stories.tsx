import { Sidepanel } from '../../../components/sidepanel/sidepanel.tsx';
import { ready } from './sample.ts';
import { collector } from './sample-collector.ts';
import { answers, device, failure } from './sample-own.ts';
import { events, record } from './sample-record.ts';
import { asked, noRequests, requests } from './sample-requests.ts';
import type { Stories, Story } from './story.ts';

const deeds = { enrol: () => {} };
const tab = { is: 'ready', label: 'Fabrikam LDAP', state: ready };
const route = 'GET /v1/requests';
const nothingWaits = { 'own.ask': collector(undefined, { [route]: noRequests }) };
const all = { ...nothingWaits, 'own.status': device, 'own.record': record, 'own.events': events, 'own.tab': tab };

function story(given: Record<string, unknown>, height = 1040): Story {
  const ask = answers({ ...all, ...given });
  return { view: () => <Sidepanel ask={ask} tab={1} deeds={deeds} />, width: 400, height };
}

/** From the second answer on, what is asked for is another role. */
function changing() {
  let turns = 0;
  const answer = ({ query }: { query?: { work?: string } }) => {
    if (query?.work !== 'approve') return noRequests;
    const other = { ...asked, hash: 'f'.repeat(64), object: { ...asked.object, role: 'Domain administrator' } };
    return { ...noRequests, requests: [turns++ === 0 ? asked : other] };
  };
  return collector(undefined, {
    [route]: answer,
    'POST /v1/requests/:id/approve': failure(
      'lifecycle.otherObject',
      'What would be approved is not what is asked for now.',
    ),
  });
}

export default {
  work: story({}),
  requests: story({ 'own.ask': collector(undefined, { [route]: requests }) }, 1700),
  'requests-changed': story({ 'own.ask': changing() }, 1500),
  'requests-failed': story({
    'own.ask': failure('collector.fault', 'The collector could not answer. Try again in a minute.'),
  }),
  offline: story({
    'own.status': {
      ...device,
      offline: { since: '2026-11-21T14:02:00.000Z', why: 'The network is away.' },
      evidence: { waiting: 12, sent: 41 },
    },
    'own.tab': { is: 'not-a-console', origin: 'https://news.example' },
  }),
  empty: story(
    { 'own.status': { ...device, recent: [], others: [], evidence: { waiting: 0, sent: 0 } }, 'own.events': [] },
    800,
  ),
  'not-enrolled': story({ 'own.status': { ...device, enrolled: false } }, 300),
  error: story({ 'own.status': failure('fault.unexpected', 'Something inside Unswivel went wrong.') }, 300),
} satisfies Stories;
