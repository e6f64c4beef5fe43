import { Popup } from '../../../components/popup/popup.tsx';
import type { DeviceStatus, TabStatus } from '../../../lib/wire/own.ts';
import { ready } from './sample.ts';
import { collector } from './sample-collector.ts';
import { answers, device, failure, refuse } from './sample-own.ts';
import { asked } from './sample-requests.ts';
import type { Stories, Story } from './story.ts';

const nothing = () => {};
const deeds = {
  enrol: nothing,
  addConsole: nothing,
  consoles: nothing,
  options: nothing,
  sidePanel: nothing,
  page: nothing,
  request: refuse,
  close: nothing,
};

function story(tab: TabStatus | object | undefined, own: Partial<DeviceStatus> = {}, more: object = {}): Story {
  const ask = answers({ ...more, ...(tab ? { 'own.tab': tab } : {}), 'own.status': { ...device, ...own } });
  return { view: () => <Popup ask={ask} tab={1} deeds={deeds} />, width: 340, height: 420 };
}

const label = 'Fabrikam LDAP';
const waits = collector(undefined, {
  'GET /v1/requests': { requests: [asked], next: null, left: [] },
  'POST /v1/requests/:id/approve': failure(
    'lifecycle.changed',
    'What was approved has changed since (the role), so the approval is void.',
  ),
});

export default {
  loading: story(undefined),
  error: story(failure('fault.unexpected', 'Something inside Unswivel went wrong and nothing was changed.')),
  'not-enrolled': story({ is: 'not-enrolled' }, { enrolled: false }),
  'not-a-console': story({ is: 'not-a-console', origin: 'https://news.example' }),
  'not-a-console-technician': story(
    { is: 'not-a-console', origin: 'https://news.example' },
    { technician: { id: 'ada-nowak', name: 'Ada Nowak', roles: ['technician'] } },
  ),
  nowhere: story({ is: 'not-a-console' }),
  'not-granted': story({
    is: 'not-granted',
    console: 'mesh',
    label: 'MeshCentral',
    origins: ['https://mesh.msp.example:8443'],
  }),
  paused: story(
    { is: 'paused', label, why: 'You paused Unswivel in this browser. Nothing is read, filled or logged.' },
    { paused: true },
  ),
  'paused-by-administrator': story({
    is: 'paused',
    label,
    why: 'An administrator paused this profile: “fills the wrong box since 4.3”.',
  }),
  'page-not-recognised': story({
    is: 'page-not-recognised',
    label,
    since: '2026-11 on 9.2',
    state: { ...ready, page: null },
  }),
  'wrong-tenant': story({
    is: 'wrong-tenant',
    label,
    tenant: 'Northwind Dental',
    client: 'Fabrikam Logistics',
    state: ready,
  }),
  ready: story({ is: 'ready', label, state: ready }),
  'fill-off': story(
    {
      is: 'ready',
      label,
      state: {
        ...ready,
        subject: { status: 'none', why: 'Nobody.' },
        fill: { allowed: false, code: 'fill.no-subject', sentence: 'Choose whose identity this is about, then fill.' },
      },
    },
    {
      offline: { since: '2026-11-21T14:02:00.000Z', why: 'The network is away.' },
      evidence: { waiting: 12, sent: 41 },
    },
  ),
  ticket: story({
    is: 'ready',
    label: 'Request Tracker',
    state: { ...ready, page: { id: 'ticket', shows: 'ticket' } },
  }),
  waiting: story({ is: 'not-a-console', origin: 'https://news.example' }, {}, { 'own.ask': waits }),
} satisfies Stories;
