import type { EvidenceDeeds } from '../../../components/evidence/context.ts';
import { Evidence } from '../../../components/evidence/evidence.tsx';
import { readRoute } from '../../../components/evidence/route.ts';
import type { EvidenceEvent } from '../../../lib/wire/evidence.schema.ts';
import type { Exporting } from '../../../lib/wire/evidence-page.ts';
import { after, button, give, open, pressed, type } from './by-hand.ts';
import { collector, namesOf, objectsOf } from './sample-collector.ts';
import { evidenceDeeds } from './sample-deeds.ts';
import * as log from './sample-evidence.ts';
import { logStatus } from './sample-log.ts';
import { answers, as, away, device, failure } from './sample-own.ts';
import { record } from './sample-record.ts';
import type { Story } from './story.ts';

interface Given {
  routes?: Record<string, unknown>;
  own?: Record<string, unknown>;
  deeds?: Partial<EvidenceDeeds>;
}

const ROUTES = {
  'GET /v1/evidence/search': log.searched(),
  'GET /v1/evidence/views': log.views,
  'GET /v1/evidence/reach': log.reach,
  'GET /v1/evidence/population': log.population,
  'POST /v1/evidence/sample': log.sample,
  'GET /v1/evidence/destinations': log.destinations,
  'GET /v1/evidence/holds': log.holds,
  'GET /v1/evidence/packs': log.packs,
  'GET /v1/evidence/schedules': log.schedules,
  'GET /v1/evidence/matches': { matches: [log.match] },
  'POST /v1/evidence/matches': log.compared,
  'GET /v1/evidence/matches/:id/lines': log.matchLines,
  'GET /v1/evidence/erasures': log.erasures,
  'POST /v1/evidence/erasures/plan': log.plan,
  'POST /v1/evidence/erasures': log.erased,
};
const never = () => new Promise<never>(() => {});

function story(hash: string, { routes, own, deeds }: Given = {}, height = 900, width = 1320): Story {
  const ask = answers({
    'own.status': as('compliance'),
    'own.names': namesOf(record),
    'own.prove': log.proof,
    'own.ask': collector(objectsOf, { ...ROUTES, ...routes }),
    ...own,
  });
  const given: EvidenceDeeds = {
    ...evidenceDeeds(ask),
    beginExport: async () => exporting({}),
    takePack: async () => exporting({}),
    ...deeds,
  };
  const view = () => <Evidence ask={ask} deeds={given} route={readRoute(hash)} go={() => {}} />;
  return { view, width, height };
}

const PACK = 'evidence-fabrikam-2026-07-01-2026-10-01-pack.jsonl';

/** An export that stands still at one point of its way. */
function exporting(given: { ends?: 'whole' | 'broken' }): Exporting {
  return {
    run: (onProgress) => {
      onProgress({ events: given.ends === 'whole' ? 1290 : 803, of: 1290, bytes: 2_190_304 });
      if (given.ends === 'broken')
        return Promise.resolve({
          ok: false as const,
          code: 'export.broken',
          sentence: 'The connection to the collector ended in the middle. What came so far is kept.',
        });
      if (given.ends !== 'whole') return never();
      const name = PACK;
      const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
      return Promise.resolve({ ok: true as const, value: { name, events: 1290, bytes: 3_482_119, sha256 } });
    },
    goesOn: () => given.ends === 'broken',
    discard: async () => {},
  };
}

const nothing = () => {};
const drawn = (given: Given = {}) =>
  after(story('#sample?client=fabrikam', given, 1500), type('Seed', 'Q3 2026 audit'), button('Draw'));

const [, submitted, , refused, , , erased] = log.events as EvidenceEvent[];
const opened = (event: EvidenceEvent | undefined) => `#search?client=fabrikam&event=${event?.index}`;
const wrong = {
  state: 'wrong',
  wrong: { code: 'proof.body', sentence: 'The body shown is not the one this entry was made for: it was changed.' },
} as const;

export default {
  search: story('#search?client=fabrikam'),
  'search-many': story('#search', { routes: { 'GET /v1/evidence/search': log.searched(log.crowd) } }),
  'search-filters': story('#search?client=fabrikam&actor=mara-lindqvist&from=2026-06-30T22:00:00.000Z', {}, 1000),
  'search-changed': story('#search', { routes: { 'GET /v1/evidence/search': log.searched(log.withChanged) } }, 700),
  'search-many-names': story('#search?q=a', {
    routes: {
      'GET /v1/evidence/search': log.searched(log.crowd, { moreNames: true, count: { n: 1000, exact: false } }),
    },
  }),
  'search-empty': story('#search?q=nobody', { routes: { 'GET /v1/evidence/search': log.searched([]) } }, 700),
  'search-behind': story('#search', {
    routes: { 'GET /v1/evidence/search': log.searched(log.events, { indexed: 48_001 }) },
  }),
  'search-loading': story('#search', { routes: { 'GET /v1/evidence/search': undefined } }, 700),
  'search-away': story('#search', { routes: { 'GET /v1/evidence/search': away, 'GET /v1/evidence/views': away } }, 700),
  'search-narrow': story(opened(submitted), {}, 1500, 900),
  event: story(opened(submitted), {}, 1000),
  'event-refused': story(opened(refused)),
  'event-erased': story(opened(erased)),
  'event-wrong': story(opened(submitted), { own: { 'own.prove': (given: never) => log.proof(given, wrong) } }),
  'event-unproven': story(opened(submitted), { own: { 'own.prove': away } }),
  kept: after(story('#search'), pressed('summary', 'Saved searches'), button('Keep this search')),
  'kept-away': after(
    story('#search', { routes: { 'GET /v1/evidence/views': away } }),
    pressed('summary', 'Saved searches'),
  ),
  'kept-many': after(
    story('#search', { routes: { 'GET /v1/evidence/views': log.manyViews } }),
    pressed('summary', 'Saved searches'),
  ),
  'search-proven': after(story('#search?client=fabrikam'), button('Prove every entry here')),
  timeline: story('#timeline?client=fabrikam', {}, 1300),
  'timeline-proven': after(story('#timeline?client=fabrikam', {}, 1300), button('Prove every entry here')),
  'timeline-choose': story('#timeline', {}, 600),
  'timeline-away': story('#timeline?ticket=rt%3A1204', { routes: { 'GET /v1/evidence/search': away } }, 600),
  reach: story('#reach?client=fabrikam'),
  'reach-choose': story('#reach', {}, 500),
  'reach-refused': story(
    '#reach?client=northwind',
    { routes: { 'GET /v1/evidence/reach': failure('client.notServed', 'You do not serve this client.') } },
    500,
  ),
  sample: story('#sample?client=fabrikam', {}, 1300),
  'sample-drawn': after(
    story('#sample?client=fabrikam', {}, 1900),
    type('Seed', 'Q3 2026 audit'),
    button('Draw'),
    button('Open all'),
  ),
  'sample-proven': after(drawn(), button('Prove every entry here')),
  'sample-proving': after(drawn({ own: { 'own.prove': never } }), button('Prove every entry here')),
  'sample-stopped': after(drawn({ own: { 'own.prove': never } }), button('Prove every entry here'), button('Stop')),
  'sample-unproven': after(drawn({ own: { 'own.prove': away } }), button('Prove every entry here')),
  'sample-wrong': after(
    drawn({ own: { 'own.prove': (given: never) => log.proof(given, wrong) } }),
    button('Prove every entry here'),
  ),
  'sample-numbers': after(
    story('#sample?client=fabrikam', {}, 1300),
    type('How many', '0'),
    type('Seed', 'x'.repeat(200)),
  ),
  'sample-reversed': story(
    '#sample?client=fabrikam&from=2026-10-01T00:00:00.000Z&to=2026-07-01T00:00:00.000Z',
    {},
    500,
  ),
  'search-long-names': story('#search', { routes: { 'GET /v1/evidence/search': log.searched(log.long) } }, 1000, 600),
  'timeline-long-names': story(
    '#timeline?account=svc&console=lam-fabrikam',
    { routes: { 'GET /v1/evidence/search': log.searched(log.long) } },
    1500,
    600,
  ),
  'event-long-names': story(
    opened(submitted),
    {
      routes: { 'GET /v1/evidence/search': log.searched(log.long) },
      own: { 'own.prove': (given: never) => log.proof(given, { event: log.long[1] }) },
    },
    1900,
    600,
  ),
  'sample-long-names': story(
    '#sample?client=fabrikam',
    {
      routes: { 'GET /v1/evidence/population': (asked: never) => ({ ...log.population(asked), items: log.longItems }) },
    },
    1500,
    600,
  ),
  'sample-away': story('#sample?client=fabrikam', { routes: { 'GET /v1/evidence/population': away } }, 900),
  'sample-now': story('#sample?client=fabrikam&from=2026-11-01T00:00:00.000Z&to=2026-12-01T00:00:00.000Z', {}, 1300),
  'sample-empty': story('#sample?kind=leavers', { routes: { 'GET /v1/evidence/population': log.nobody } }, 900),
  'sample-lead': story('#sample', { own: { 'own.status': as('lead') } }, 1300),
  export: story('#export?client=fabrikam', {}, 600),
  'export-running': after(story('#export', {}, 500), button('Save to a file')),
  'export-broken': after(
    story('#export', { deeds: { beginExport: async () => exporting({ ends: 'broken' }) } }, 500),
    button('Save to a file'),
  ),
  'export-done': after(
    story('#export', { deeds: { beginExport: async () => exporting({ ends: 'whole' }) } }, 600),
    button('Save to a file'),
  ),
  match: story('#match', {}, 700),
  'match-kept': after(story('#match', {}, 900), button('Open')),
  'match-kept-loading': after(
    story('#match', { routes: { 'GET /v1/evidence/matches/:id/lines': undefined } }, 900),
    button('Open'),
  ),
  'match-kept-away': after(
    story('#match', { routes: { 'GET /v1/evidence/matches/:id/lines': away } }, 900),
    button('Open'),
  ),
  'export-packs': story('#export?client=fabrikam', {}, 1000),
  check: story('#check', { own: { 'own.status': { ...device, enrolled: false, technician: undefined } } }, 500),
  'check-running': after(
    story(
      '#check',
      {
        deeds: {
          checkPack: (_, { onProgress }) => {
            onProgress({ bytes: 1_204_112, of: 3_482_119, entries: 431 });
            return never();
          },
        },
      },
      500,
    ),
    give(PACK),
  ),
  'check-holds': after(
    story('#check', { own: { 'own.log': log.ownLog }, deeds: { checkPack: async () => log.held } }, 1300),
    give(PACK),
  ),
  'check-other-log': after(
    story('#check', { own: { 'own.log': logStatus }, deeds: { checkPack: async () => log.held } }, 1300),
    give(PACK),
  ),
  'check-broken': after(story('#check', { deeds: { checkPack: async () => log.broken } }, 700), give(PACK)),
  erasure: story('#erasure', {}, 900),
  'erasure-planned': after(
    story('#erasure?client=fabrikam', { own: { 'own.status': as('administrator') } }, 1300),
    button('See what would be erased'),
  ),
  'erasure-of-rest': after(
    story(
      '#erasure?person=mara-lindqvist',
      { own: { 'own.status': as('administrator') }, routes: { 'POST /v1/evidence/erasures/plan': log.planOfRest } },
      1300,
    ),
    button('See what would be erased'),
  ),
  'erasure-done': after(
    story('#erasure?client=fabrikam', { own: { 'own.status': as('administrator') } }, 1500),
    button('See what would be erased'),
    type('Reason', 'The contract ended.'),
    button('Erase 1,840 event bodies for good'),
  ),
  'erasure-later': after(
    story(
      '#erasure?client=fabrikam',
      {
        own: { 'own.status': as('administrator') },
        routes: {
          'POST /v1/evidence/erasures/planned': { ...log.erased, state: 'planned', due: '2027-03-01T00:00:00.000Z' },
        },
      },
      1500,
    ),
    button('See what would be erased'),
    type('Reason', 'The contract ends in February.'),
    type('On a day to come', '2027-03-01'),
  ),
  'erasure-past': after(story('#erasure', {}, 1300), open('.lines details')),
  destinations: story('#destinations', { own: { 'own.status': as('administrator') } }, 760),
  'destination-edited': after(
    story('#destinations', { own: { 'own.status': as('administrator') } }, 1000),
    nothing,
    nothing,
    button('Edit'),
  ),
  'destinations-empty': story(
    '#destinations',
    {
      own: { 'own.status': as('administrator') },
      routes: { 'GET /v1/evidence/destinations': { destinations: [] } },
    },
    500,
  ),
  'destinations-hidden': story('#destinations', {}, 400),
  'not-enrolled': story('#search', { own: { 'own.status': { ...device, enrolled: false } } }, 500),
  unreached: story(
    '#search',
    {
      own: {
        'own.status': failure(
          'worker.unreached',
          'Unswivel’s background part did not answer. Close this page and open it again.',
        ),
      },
    },
    500,
  ),
};
