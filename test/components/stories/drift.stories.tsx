import { useEffect, useState } from 'preact/hooks';
import { Drift } from '../../../components/drift/drift.tsx';
import { readRoute, writeRoute } from '../../../components/drift/route.ts';
import type { Ask } from '../../../components/own/ask.ts';
import { collector, namesOf } from './sample-collector.ts';
import { coverageOf, itemsOf, listOf, oneOf, pulse, summary, suspects, trend } from './sample-drift.ts';
import { boardOf, LARGE, SMALL, USUAL } from './sample-drift-board.ts';
import { answers, as, away, device, failure } from './sample-own.ts';
import { record } from './sample-record.ts';
import type { Stories, Story } from './story.ts';

const lead = as('technician', 'lead');

const FULL = {
  'GET /v1/drift': listOf(),
  'GET /v1/drift/:id': oneOf(),
  'GET /v1/drift/board': boardOf(SMALL),
  'GET /v1/drift/pulse': pulse,
  'GET /v1/drift/summary': summary,
  'GET /v1/drift/coverage': coverageOf(),
  'GET /v1/drift/trend': trend,
  'GET /v1/drift/suspects': suspects,
  'POST /v1/drift/:id/acknowledge': itemsOf()[0],
  'POST /v1/drift/:id/false-alarm': itemsOf()[0],
  'POST /v1/drift/:id/accept': itemsOf()[0],
  'POST /v1/drift/:id/reopen': itemsOf()[0],
  'POST /v1/drift/suspects/:id/release': { suspects: [] },
  'GET /v1/drift/places': {
    places: itemsOf().map(({ id, technician, attribute, places }) => ({
      item: id,
      technician,
      attribute,
      place: places[0],
    })),
    next: null,
  },
};

interface Given {
  routes?: Record<string, unknown>;
  own?: Record<string, unknown>;
  width?: number;
  height?: number;
}

function story(hash: string, { routes = {}, own, width = 1360, height = 900 }: Given = {}): Story {
  const ask = answers({
    'own.status': lead,
    'own.names': namesOf(record),
    'own.openAccount': {},
    'own.ask': collector(undefined, { ...FULL, ...routes }),
    ...own,
  });
  return { view: () => <Walked hash={hash} ask={ask} />, width, height };
}

const deeds = {
  save: (name: string, lines: string[]) => {
    window.saved = { name, lines };
  },
  page: (name: string, to = '') => name + to,
};

/** The page with its address: what is clicked there is followed. */
function Walked({ hash, ask }: { hash: string; ask: Ask }) {
  const [route, setRoute] = useState(() => readRoute(hash));
  useEffect(() => {
    const follow = () => setRoute(readRoute(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return (
    <Drift
      ask={ask}
      deeds={deeds}
      route={route}
      go={(next) => {
        location.hash = writeRoute(next);
      }}
    />
  );
}

declare global {
  interface Window {
    /** the file that was handed out last */
    saved?: { name: string; lines: string[] };
  }
}

const nothing = {
  items: { critical: 0, high: 0, medium: 0, low: 0 },
  places: { critical: 0, high: 0, medium: 0, low: 0 },
};
const empty = {
  'GET /v1/drift': listOf([]),
  'GET /v1/drift/board': boardOf({ technicians: 0, clients: 0, consoles: 0 }),
  'GET /v1/drift/summary': { ...summary, ...nothing, held: 0, excepted: 0, mine: 0 },
  'GET /v1/drift/pulse': { ...pulse, mine: 0 },
  'GET /v1/drift/suspects': { suspects: [] },
  'GET /v1/drift/trend': { days: [] },
};
/** What has no answer never answers. */
const waiting = Object.fromEntries(Object.keys(FULL).map((route) => [route, undefined]));
const lost = Object.fromEntries(Object.keys(FULL).map((route) => [route, away]));
/** It answered once, and then no more. */
function lostLater() {
  let asked = 0;
  return { ...FULL, 'GET /v1/drift/pulse': () => (asked++ === 0 ? pulse : away) };
}

export default {
  board: story('#board'),
  'board-narrowed': story('#board?client=fabrikam&severity=high'),
  'board-usual': story('#board', { routes: { 'GET /v1/drift/board': boardOf(USUAL) } }),
  'board-large': story('#board', { routes: { 'GET /v1/drift/board': boardOf(LARGE) } }),
  'board-empty': story('#board', { routes: empty }),
  'board-loading': story('#board', { routes: waiting }),
  'board-away': story('#board', { routes: lost }),
  'board-lost': story('#board', { routes: lostLater() }),
  'board-behind': story('#board', { routes: { 'GET /v1/drift/pulse': { ...pulse, behind: 12840 } } }),
  findings: story('#findings'),
  'finding-open': story('#findings/i-2'),
  'finding-orphan': story('#findings/i-3'),
  'finding-gone': story('#findings/i-99'),
  'findings-formula': story('#findings', {
    routes: {
      'GET /v1/drift/places': {
        places: FULL['GET /v1/drift/places'].places.map((one) => ({
          ...one,
          place: { ...one.place, shown: '=HYPERLINK(1)' },
        })),
        next: null,
      },
    },
  }),
  'findings-clear': story('#findings', { routes: empty }),
  'findings-read-only': story('#findings/i-0', { own: { 'own.status': as('compliance') } }),
  held: story('#held'),
  'held-none': story('#held', { routes: empty }),
  coverage: story('#coverage'),
  trend: story('#trend'),
  'trend-empty': story('#trend', { routes: empty }),
  'not-enrolled': story('#board', { own: { 'own.status': { ...device, enrolled: false } }, height: 500 }),
  'no-permission': story('#board', {
    routes: { 'GET /v1/drift/pulse': failure('auth.role', 'Your role may not do this. Ask an administrator.') },
    height: 500,
  }),
  narrow: story('#findings/i-0', { width: 760, height: 900 }),
} satisfies Stories;
