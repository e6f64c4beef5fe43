import { keepDrafts } from '../../../components/options/drafts.ts';
import { Options } from '../../../components/options/options.tsx';
import { readRoute } from '../../../components/options/route.ts';
import type { Client } from '../../../lib/record/record.schema.ts';
import { earlyLog, forkedLog, fullLog, logStatus, unopenableLog } from './sample-log.ts';
import { answers, device, failure, refuse } from './sample-own.ts';
import { record } from './sample-record.ts';
import type { Stories, Story } from './story.ts';

const deeds = {
  request: refuse,
  shortcuts: async () => [
    { name: 'Fill the identity form from the record', keys: 'Alt+Shift+F' },
    { name: 'Open or close the Unswivel panel', keys: '' },
  ],
  changeShortcuts: () => {},
  copy: async () => {},
  save: () => {},
  deviceName: 'Edge on Windows',
};

function story(hash: string, given: Record<string, unknown> = {}, height = 900, drafts = keepDrafts(() => {})): Story {
  const ask = answers({ 'own.status': device, 'own.record': record, 'own.sync': null, ...given });
  const view = () => <Options ask={ask} deeds={deeds} route={readRoute(hash)} go={() => {}} drafts={drafts} />;
  return { view, width: 1080, height };
}

const reader = { ...record, roles: ['technician'] };
const fabrikam = record.clients[0] as Client;
const edited = keepDrafts(() => {});
edited.set('client/fabrikam', {
  base: fabrikam,
  draft: { ...fabrikam, name: 'Fabrikam Logistics Group', ticketRequired: false },
});
let meanwhile = record;

export default {
  consoles: story('#consoles'),
  'consoles-read-only': story('#consoles', { 'own.record': reader }),
  'consoles-empty': story(
    '#consoles',
    { 'own.record': { ...record, consoles: [] }, 'own.status': { ...device, consoles: [] } },
    400,
  ),
  'taught-fields': story(
    '#consoles',
    {
      'own.drafts': [
        {
          id: 'd1',
          console: 'lam-fabrikam',
          technician: 'mara-lindqvist',
          state: 'open',
          taughtAt: '2026-11-21T14:02:00.000Z',
          tries: 2,
          lesson: {
            page: '/lam/templates/account/edit.php?type=user',
            root: 'form[name="account"]',
            at: 'input[name="kp_alpha"]',
            attribute: 'name.givenName',
            control: 'Alpha',
          },
        },
        {
          id: 'd2',
          console: 'mesh',
          technician: 'mara-lindqvist',
          state: 'open',
          taughtAt: '2026-11-21T14:05:00.000Z',
          tries: 0,
          lesson: { page: '/', at: { label: 'Group name' }, attribute: null, control: 'Group name' },
        },
      ],
    },
    900,
  ),
  'console-new': story('#consoles/new?origin=https%3A%2F%2Fportal.example.com%3A8443', {}, 1000),
  'console-tenants': story('#consoles/mesh', {}, 1120),
  clients: story('#clients'),
  client: story('#clients/fabrikam', {}, 1180),
  // Press “Save”: somebody else had changed the client before.
  'client-conflict': story(
    '#clients/fabrikam',
    {
      'own.save': () => {
        meanwhile = {
          ...record,
          clients: [{ ...fabrikam, version: 5, name: 'Fabrikam Group', domains: ['fabrikam.example'] }],
        };
        return failure(
          'record.stale',
          'Somebody changed this meanwhile: it is at version 5. Look at it and try again.',
        );
      },
      'own.record': () => meanwhile,
    },
    1240,
    edited,
  ),
  technicians: story('#technicians'),
  technician: story(
    '#technicians/mara-lindqvist',
    { 'own.code': { code: 'KQ4M-77TD-PXVA', expires: '2026-11-22T14:00:00.000Z' } },
    1240,
  ),
  'technician-read-only': story('#technicians/mara-lindqvist', { 'own.record': reader }, 1100),
  enrolment: story('#enrolment'),
  'enrolment-new': story('#enrolment', { 'own.status': { ...device, enrolled: false, others: [] } }),
  'not-enrolled': story('#clients', { 'own.status': { ...device, enrolled: false } }, 400),
  log: story('#log', { 'own.log': logStatus }, 860),
  'log-early': story('#log', { 'own.log': earlyLog }, 760),
  'log-loading': story('#log', {}, 300),
  'log-fork': story('#log', { 'own.log': forkedLog }, 1100),
  'log-compared': story(
    '#log',
    {
      'own.log': logStatus,
      'own.logCompare': { agrees: true, sentence: 'Both are of one history: 812 entries there, 1204 here.' },
    },
    1000,
  ),
  'log-full': story('#log', { 'own.log': fullLog }, 1000),
  'log-unopenable': story('#log', { 'own.log': unopenableLog }, 460),
  'log-not-enrolled': story('#log', { 'own.log': { ...earlyLog, log: undefined } }, 360),
  'log-error': story(
    '#log',
    {
      'own.log': failure(
        'fault.unexpected',
        'Something inside Unswivel went wrong and nothing was changed. Try again; if it stays, tell your administrator.',
      ),
    },
    300,
  ),
  shortcuts: story('#shortcuts'),
  about: story('#about'),
  error: story(
    '#consoles',
    {
      'own.record': failure(
        'record.none',
        'The record has not been fetched yet. Check the connection to the collector.',
      ),
    },
    300,
  ),
} satisfies Stories;
