import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Overlay } from '../../../components/overlay/overlay.tsx';
import css from '../../../components/steps/steps.css?inline';
import { Steps } from '../../../components/steps/steps.tsx';
import type { OverlayDeeds } from '../../../lib/wire/overlay-view.ts';
import type { PageDecision } from '../../../lib/wire/page-decision.ts';
import type { PageRequest, PageRequests, PageStep, StepName, TicketNote } from '../../../lib/wire/page-requests.ts';
import type { StepsDeeds } from '../../../lib/wire/steps-view.ts';
import { ready } from './sample.ts';
import { asked } from './sample-requests.ts';
import type { Stories, Story } from './story.ts';

const nothing = () => {};
const overlayDeeds = new Proxy({}, { get: () => nothing }) as OverlayDeeds;
const deeds = new Proxy({}, { get: () => nothing }) as StepsDeeds;

/** The steps in the overlay's panel, as the script that comes only where something waits draws them. */
function Shown({ requests }: { requests: PageRequests }) {
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = here.current?.getRootNode() as ShadowRoot;
    const container = root.querySelector('.steps');
    if (container) render(<Steps view={{ ...requests, busy: false }} on={deeds} />, container);
  }, [requests]);
  const state = { ...ready, requests, page: { id: 'ticket', shows: 'ticket' as const } };
  return (
    <div ref={here}>
      <style>{css}</style>
      <Overlay state={state} busy={null} notice={null} hasForm={false} folded={false} found={[]} on={overlayDeeds} />
    </div>
  );
}

const nowhere: PageRequests = { requests: [], todo: 0, tickets: [], decisions: [] };
function story(requests: Partial<PageRequests>, height = 1000): Story {
  const given = { ...nowhere, ...requests };
  return { view: () => <Shown requests={given} />, width: 760, height, overlay: true };
}

const decision: PageDecision = {
  ...{ id: asked.id, hash: asked.hash, high: false, rejects: true, shown: asked },
};

/** The steps of a request with the one at hand. */
const steps = (names: StepName[], now: StepName | null): PageStep[] => {
  const at = now === null ? names.length : names.indexOf(now);
  return names.map((step, index) => ({ step, state: index < at ? 'done' : index === at ? 'now' : 'later' }));
};
const GIVES: StepName[] = ['open', 'fill', 'save', 'look'];
const ENDS: StepName[] = ['open', 'end', 'look'];
const make: PageRequest = {
  ...{ id: 'req-1', change: 'grant', ends: false, account: 'nia.new', subject: 'Nia New', client: 'Fabrikam' },
  ...{ roles: ['Helpdesk'], high: false, ticket: '4711', steps: steps(GIVES, 'open'), press: true, elsewhere: false },
};
const OTHER =
  'Account nia.new of Nia New in Fabrikam monitoring (Fabrikam) was made on 22 Nov 2026, 21:44 and seen so on 22 Nov 2026, 21:45.';
const note: TicketNote = {
  ...{ requests: ['req-6'], minutes: 6, form: 'elsewhere', timed: true },
  text: 'Account nia.new of Nia New in Fabrikam portal (Fabrikam) was made on 22 Nov 2026, 21:40 and seen so on 22 Nov 2026, 21:41.',
  why: '6 min were seen at work in Fabrikam portal, from the first step to the check, without pauses of over 5 minutes.',
};
const end: PageRequest = { ...make, id: 'req-2', ends: true, roles: [], steps: steps(ENDS, 'end') };

export default {
  'steps-wait': story({ todo: 1, requests: [make] }, 780),
  'steps-saved': story({
    todo: 2,
    requests: [
      { ...make, steps: steps(GIVES, 'fill') },
      {
        ...{ ...make, id: 'req-3', steps: steps(GIVES, 'look') },
        said: { tone: 'off', text: 'That it was made is told. It counts once the account was seen so.' },
      },
    ],
  }),
  'steps-high': story({
    todo: 1,
    requests: [
      {
        ...{ ...make, high: true, roles: ['Domain Admins'], press: false, steps: steps(GIVES, 'look') },
        said: {
          tone: 'warn',
          text: 'Its risk is high, so another technician who serves Fabrikam looks at the account and verifies it.',
        },
      },
    ],
  }),
  'steps-otherwise': story({
    todo: 2,
    away: 'No answer from the collector.',
    requests: [
      {
        ...{ ...end, steps: steps(ENDS, 'look') },
        said: {
          tone: 'bad',
          text: 'The console shows otherwise: The account is still active. It stays unverified, and its owner is called.',
        },
      },
      { ...end, id: 'req-4', elsewhere: true },
    ],
  }),
  'steps-done': story({
    requests: [
      {
        ...make,
        steps: steps(GIVES, null),
        said: { tone: 'ok', text: 'Verified: the account is as it was asked for.' },
      },
    ],
    tickets: [
      {
        request: 'req-5',
        text: 'The emergency of 22 Nov 2026, 21:49 in Fabrikam portal has no ticket yet: The directory answers nobody',
      },
    ],
    note,
  }),
  'steps-note': story({ note: { ...note, form: 'here', text: `${note.text}\n${OTHER}` } }, 820),
  'steps-note-copied': story(
    {
      note: {
        ...{ ...note, form: 'unknown', timed: false, minutes: null },
        why: 'This device did not see the work itself, so no time is proposed.',
      },
    },
    820,
  ),
  decisions: story({
    todo: 2,
    decisions: [
      decision,
      {
        ...decision,
        id: 'req-2',
        high: true,
        failed: 'What was approved has changed since (the role), so the approval is void.',
      },
    ],
  }),
} satisfies Stories;
