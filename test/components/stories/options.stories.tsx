import { type Drafts, keepDrafts } from '../../../components/options/drafts.ts';
import { Options } from '../../../components/options/options.tsx';
import { readRoute } from '../../../components/options/route.ts';
import type { RoleTemplate } from '../../../lib/record/access.schema.ts';
import type { Client, Technician } from '../../../lib/record/record.schema.ts';
import type { AskMessage } from '../../../lib/wire/asked.schema.ts';
import { templates } from './sample-access.ts';
import {
  groups,
  history,
  importPreview,
  imports,
  movements,
  newToken,
  preview,
  proposals,
  sources,
  summary,
  tokens,
} from './sample-administration.ts';
import { collector, namesOf, objectsOf } from './sample-collector.ts';
import { optionsDeeds } from './sample-deeds.ts';
import { earlyLog, forkedLog, fullLog, logStatus, unopenableLog } from './sample-log.ts';
import { answers, as, away, device, failure } from './sample-own.ts';
import { record } from './sample-record.ts';
import type { Stories, Story } from './story.ts';

interface Given {
  objects?: () => ReturnType<typeof objectsOf>;
  /** answers by route of the collector */
  routes?: Record<string, unknown>;
  /** answers by message of the worker */
  own?: Record<string, unknown>;
  drafts?: Drafts;
}

function story(hash: string, { objects, routes, own, drafts = keepDrafts(() => {}) }: Given = {}, height = 900): Story {
  const ask = answers({
    'own.status': device,
    'own.names': namesOf(record),
    'own.profiles': record.profiles,
    'own.ask': collector(objects, routes),
    ...own,
  });
  const view = () => <Options ask={ask} deeds={optionsDeeds} route={readRoute(hash)} go={() => {}} drafts={drafts} />;
  return { view, width: 1180, height };
}

const reader = { 'own.status': as('technician') };
const nothing = () => objectsOf({ ...record, technicians: [], clients: [], consoles: [] });
const bare = () => ({ ...nothing(), accounts: [], templates: [], exceptions: [], machines: [] });
const fabrikam = record.clients[0] as Client;
const edited = keepDrafts(() => {});
edited.set('clients/fabrikam', {
  base: fabrikam,
  draft: { ...fabrikam, name: 'Fabrikam Logistics Group', ticketRequired: false },
});
let meanwhile = objectsOf();
const template = templates[0] as RoleTemplate;
const editedTemplate = keepDrafts(() => {});
editedTemplate.set('templates/service-desk-l1', {
  base: template,
  draft: {
    ...template,
    grants: template.grants.map((grant, at) => (at === 0 ? { ...grant, role: 'User admin' } : grant)),
  },
});
const crowd = Array.from({ length: 5000 }, (_, at) => ({
  ...(record.technicians[at % 2] as Technician),
  id: `person-${at}`,
  displayName: `Person ${String(at).padStart(4, '0')}`,
}));

const SOURCES = {
  'GET /v1/sources': sources,
  'GET /v1/groups': groups,
  'GET /v1/tokens': tokens,
  'POST /v1/tokens': newToken,
};

export default {
  consoles: story('#consoles'),
  'consoles-read-only': story('#consoles', { own: reader }),
  'consoles-empty': story('#consoles', { objects: nothing, own: { 'own.status': { ...device, consoles: [] } } }, 600),
  'taught-fields': story(
    '#consoles',
    {
      own: {
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
      objects: () => meanwhile,
      routes: {
        'PUT /v1/:kind/:id': ({ version }: AskMessage) => {
          if (version === 5) return undefined;
          const theirs = { ...fabrikam, version: 5, name: 'Fabrikam Group', domains: ['fabrikam.example'] };
          meanwhile = { ...meanwhile, clients: [theirs] };
          return failure(
            'record.stale',
            'Somebody changed this meanwhile: it is at version 5. Look at it and try again.',
          );
        },
      },
      drafts: edited,
    },
    1240,
  ),
  technicians: story('#technicians', {}, 700),
  'technicians-many': story('#technicians', { objects: () => ({ ...objectsOf(), technicians: crowd }) }, 900),
  'technicians-empty': story('#technicians', { objects: bare }, 600),
  'technicians-away': story('#technicians', { routes: { 'GET /v1/search/:kind': away } }, 600),
  'technicians-loading': story('#technicians', { own: { 'own.ask': () => new Promise(() => {}) } }, 600),
  technician: story(
    '#technicians/mara-lindqvist',
    {
      routes: { 'GET /v1/objects/:kind/:id/history': history },
      own: { 'own.code': { code: 'KQ4M-77TD-PXVA', expires: '2026-11-22T14:00:00.000Z' } },
    },
    1700,
  ),
  'technician-new': story('#technicians/new', {}, 1240),
  'technician-read-only': story('#technicians/mara-lindqvist', { own: reader }, 1400),
  'technician-gone': story('#technicians/nobody', {}, 600),
  accounts: story('#accounts', {}, 640),
  account: story('#accounts/fab-root', {}, 1000),
  'account-rename': story('#accounts/fab-before-the-wedding', {}, 1000),
  templates: story('#templates', {}, 640),
  'templates-empty': story('#templates', { objects: bare }, 600),
  template: story('#templates/service-desk-l1', {}, 1000),
  // Press “See what it changes”.
  'template-edited': story(
    '#templates/service-desk-l1',
    {
      drafts: editedTemplate,
      routes: {
        'POST /v1/templates/:id/preview': preview,
        'PUT /v1/:kind/:id': () => ({ ...proposals.proposals[0], by: 'jonas-weber' }),
      },
    },
    1300,
  ),
  exceptions: story('#exceptions', { routes: { 'GET /v1/exceptions/summary': summary } }, 640),
  exception: story('#exceptions/fabrikam-mara', {}, 1240),
  'exception-ended': story('#exceptions/fabrikam-over', {}, 1240),
  'exception-new': story('#exceptions/new?client=fabrikam', { own: { 'own.status': as('technician', 'lead') } }, 1140),
  machines: story('#machines', {}, 600),
  'machine-new': story('#machines/new', {}, 900),
  proposals: story('#proposals', { routes: { 'GET /v1/proposals': proposals } }, 900),
  'proposals-empty': story('#proposals', { routes: { 'GET /v1/proposals': { proposals: [] } } }, 600),
  sources: story('#sources', { routes: SOURCES }, 1500),
  'sources-empty': story(
    '#sources',
    { routes: { 'GET /v1/sources': { sources: [] }, 'GET /v1/tokens': { tokens: [] } } },
    640,
  ),
  'sources-not-yours': story('#sources', { own: reader }, 600),
  import: story(
    '#import',
    { routes: { 'GET /v1/imports': imports, 'POST /v1/imports': importPreview, ...SOURCES } },
    1200,
  ),
  movements: story('#movements', { routes: { 'GET /v1/movements': movements } }, 700),
  'movements-empty': story(
    '#movements',
    { routes: { 'GET /v1/movements': { movements: [], next: null, holds: [] } } },
    600,
  ),
  setup: story('#setup', {}, 600),
  enrolment: story('#enrolment'),
  'enrolment-new': story('#enrolment', { own: { 'own.status': { ...device, enrolled: false, others: [] } } }),
  'not-enrolled': story('#clients', { own: { 'own.status': { ...device, enrolled: false } } }, 700),
  log: story('#log', { own: { 'own.log': logStatus } }, 860),
  'log-early': story('#log', { own: { 'own.log': earlyLog } }, 760),
  'log-loading': story('#log', {}, 300),
  'log-fork': story('#log', { own: { 'own.log': forkedLog } }, 1100),
  'log-compared': story(
    '#log',
    {
      own: {
        'own.log': logStatus,
        'own.logCompare': { agrees: true, sentence: 'Both are of one history: 812 entries there, 1204 here.' },
      },
    },
    1000,
  ),
  'log-full': story('#log', { own: { 'own.log': fullLog } }, 1000),
  'log-unopenable': story('#log', { own: { 'own.log': unopenableLog } }, 460),
  'log-not-enrolled': story('#log', { own: { 'own.log': { ...earlyLog, log: undefined } } }, 360),
  'log-error': story(
    '#log',
    {
      own: {
        'own.log': failure(
          'fault.unexpected',
          'Something inside Unswivel went wrong and nothing was changed. Try again; if it stays, tell your administrator.',
        ),
      },
    },
    300,
  ),
  shortcuts: story('#shortcuts'),
  about: story('#about'),
  error: story(
    '#consoles',
    { own: { 'own.status': failure('storage.broken', 'This browser cannot open its storage. Restart it.') } },
    700,
  ),
} satisfies Stories;
