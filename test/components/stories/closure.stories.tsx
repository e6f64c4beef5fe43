import { Evidence } from '../../../components/evidence/evidence.tsx';
import { readRoute as readEvidenceRoute } from '../../../components/evidence/route.ts';
import { keepDrafts } from '../../../components/options/drafts.ts';
import { Options } from '../../../components/options/options.tsx';
import { readRoute } from '../../../components/options/route.ts';
import type { Client } from '../../../lib/record/record.schema.ts';
import { movements } from './sample-administration.ts';
import { closure, notBegun, proof } from './sample-closure.ts';
import { collector, namesOf, objectsOf } from './sample-collector.ts';
import { evidenceDeeds, optionsDeeds } from './sample-deeds.ts';
import { answers, as, away } from './sample-own.ts';
import { record } from './sample-record.ts';
import { asked } from './sample-requests.ts';
import type { Stories, Story } from './story.ts';

const own = { 'own.names': namesOf(record), 'own.profiles': record.profiles };

interface Given {
  objects?: () => ReturnType<typeof objectsOf>;
  height?: number;
}

function options(hash: string, routes: Record<string, unknown>, { objects, height = 900 }: Given = {}): Story {
  const ask = answers({ ...own, 'own.status': as('lead', 'administrator'), 'own.ask': collector(objects, routes) });
  const drafts = keepDrafts(() => {});
  const view = () => <Options ask={ask} deeds={optionsDeeds} route={readRoute(hash)} go={() => {}} drafts={drafts} />;
  return { view, width: 1180, height };
}

function evidence(hash: string, routes: Record<string, unknown>, height = 900): Story {
  const ask = answers({ ...own, 'own.status': as('compliance'), 'own.ask': collector(objectsOf, routes) });
  const view = () => <Evidence ask={ask} deeds={evidenceDeeds(ask)} route={readEvidenceRoute(hash)} go={() => {}} />;
  return { view, width: 1180, height };
}

const CLOSURE = 'GET /v1/movements/:id/closure';
const PLACE = '#proof?client=fabrikam&console=lam-fabrikam&account=mlindqvist';
const left = {
  'GET /v1/movements': {
    ...movements,
    movements: movements.movements.map((one) => ({
      ...one,
      id: one.id === 'm1' ? 'mov-1' : one.id,
      ...(one.id === 'm1' ? { kind: 'left', state: 'confirmed' } : {}),
    })),
  },
};
const withPolicy: Client[] = record.clients.map((one) =>
  one.id === 'fabrikam'
    ? {
        ...one,
        approverGroup: 'Fabrikam IT leads',
        lifecycle: { standard: true, approvals: 2, blockOverdue: true, highRisk: ['Payroll'], owner: 'jonas-weber' },
      }
    : one,
);

export default {
  movement: options('#movements/mov-1', { ...left, [CLOSURE]: closure }, { height: 1500 }),
  'movement-not-begun': options('#movements/mov-1', { ...left, [CLOSURE]: notBegun }, { height: 700 }),
  'movement-loading': options('#movements/mov-1', {}, { height: 400 }),
  'movement-away': options('#movements/mov-1', { [CLOSURE]: away }, { height: 500 }),
  'client-leaves': options(
    '#movements?client=fabrikam',
    { 'GET /v1/clients/:id/closure': { ...closure, technician: null, client: 'fabrikam', owned: [], ended: [] } },
    { height: 1300 },
  ),
  policy: options(
    '#clients/fabrikam',
    {},
    { objects: () => objectsOf({ ...record, clients: withPolicy }), height: 2500 },
  ),
  account: options(
    '#accounts/fab-mlindqvist',
    {
      'GET /v1/requests': {
        requests: [{ ...asked, object: { ...asked.object, account: { ...asked.object.account, name: 'mlindqvist' } } }],
        next: null,
        left: [],
      },
    },
    { height: 1000 },
  ),
  closures: evidence('#closure', left, 600),
  proof: evidence(PLACE, { 'GET /v1/proof': proof, 'GET /v1/requests/:id': asked }, 1700),
  'proof-empty': evidence(PLACE, { 'GET /v1/proof': { ...proof, requests: [], retired: false } }, 600),
  'proof-choose': evidence('#proof', {}, 500),
  'proof-away': evidence(PLACE, { 'GET /v1/proof': away }, 500),
} satisfies Stories;
