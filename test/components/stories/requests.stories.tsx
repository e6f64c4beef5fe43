import type { ComponentChildren } from 'preact';
import { AskForm } from '../../../components/requests/ask/ask-form.tsx';
import { AskedResult } from '../../../components/requests/ask/asked-result.tsx';
import { createActing } from '../../../components/requests/card/acting.ts';
import { ChangedLines } from '../../../components/requests/card/changed-lines.tsx';
import { StepForm } from '../../../components/requests/card/step-form.tsx';
import type { Offered } from '../../../components/requests/card/steps-offered.ts';
import { BeginForm } from '../../../components/requests/emergency/begin-form.tsx';
import { OpenEmergencies } from '../../../components/requests/emergency/open-emergencies.tsx';
import { tickets } from './sample.ts';
import { collector, namesOf } from './sample-collector.ts';
import { answers, device, failure } from './sample-own.ts';
import { record } from './sample-record.ts';
import { asked, emergency, preview } from './sample-requests.ts';
import type { Stories, Story } from './story.ts';

const withTemplate = {
  ...record,
  technicians: record.technicians.map((one) => ({ ...one, templates: ['service-desk-l1'] })),
};
const nothing = () => {};
const nowhere = {
  offline: { since: '2026-11-21T14:02:00.000Z', why: 'The network is away.' },
};
const all = {
  'own.record': record,
  'own.status': device,
  'own.names': namesOf(record),
  'own.events': [],
  'own.ask': collector(undefined, {}),
};

function story(view: (ask: ReturnType<typeof answers>) => ComponentChildren, given: object = {}, height = 900): Story {
  const ask = answers({ ...all, ...given });
  return {
    view: () => (
      <main class="page panelpage">
        <h1 class="vh">Unswivel</h1>
        <h2 class="vh">Access requests</h2>
        {view(ask)}
      </main>
    ),
    width: 400,
    height,
  };
}

const routes = (given: Record<string, unknown>) => ({ 'own.ask': collector(undefined, given) });
const PREVIEW = 'POST /v1/requests/preview';

const askForm = (given: object, height?: number, technician = 'mara-lindqvist') =>
  story(
    (ask) => (
      <AskForm
        ask={ask}
        record={withTemplate}
        ticket={technician ? (tickets[0] ?? null) : null}
        client={technician ? 'fabrikam' : ''}
        technician={technician}
        onAsked={nothing}
        onClose={nothing}
      />
    ),
    given,
    height,
  );

const begin = (offline: boolean, given: object = {}, height = 760) =>
  story(
    (ask) => (
      <BeginForm
        ask={ask}
        device={offline ? { ...device, ...nowhere } : device}
        record={record}
        ticket={offline ? null : (tickets[0] ?? null)}
        client="fabrikam"
        onBegun={nothing}
        onClose={nothing}
      />
    ),
    given,
    height,
  );

const steps = (...offered: Offered[]) =>
  story(
    (ask) => {
      const acting = createActing({ ask, me: 'ada-nowak', again: async () => {}, say: nothing });
      return offered.map((step) => (
        <section class="card" key={step}>
          <StepForm step={step} request={asked} acting={acting} busy={false} take={nothing} onBack={nothing} />
        </section>
      ));
    },
    {},
    1040,
  );

export default {
  ask: askForm(routes({ [PREVIEW]: preview }), 1300),
  'ask-loading': askForm({}),
  'ask-error': askForm(
    routes({
      [PREVIEW]: failure('lifecycle.ticketUnseen', 'Nobody was seen to have ticket 48213 of this client open.'),
    }),
  ),
  'ask-empty': askForm({}, 700, ''),
  'ask-done': story(() => (
    <AskedResult requests={preview.lines.map(({ request }) => request)} record={record} onClose={nothing} />
  )),
  'steps-of-decision': steps('recorded', 'link', 'reject'),
  'steps-of-lead': steps('accept-risk', 'hand-over', 'bind', 'close'),
  changed: story(() => (
    <ChangedLines
      seen={asked}
      now={{ ...asked, object: { ...asked.object, role: 'Domain administrator', groups: [] } }}
      onSeen={nothing}
    />
  )),
  'emergency-begin': begin(false, routes({ 'GET /v1/emergencies': { blocked: null, hours: 4, open: [] } })),
  'emergency-offline': begin(true),
  'emergency-blocked': begin(
    false,
    routes({
      'GET /v1/emergencies': {
        blocked: 'The review of an emergency of yours here is overdue since 2026-11-20T14:02:00.000Z.',
        hours: 4,
        open: [],
      },
    }),
  ),
  'emergency-open': story(
    (ask) => <OpenEmergencies ask={ask} client="fabrikam" record={record} me="ada-nowak" />,
    routes({ 'GET /v1/emergencies': { blocked: null, hours: 4, open: [emergency] } }),
    500,
  ),
} satisfies Stories;
