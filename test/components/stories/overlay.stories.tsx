import { useState } from 'preact/hooks';
import { Overlay } from '../../../components/overlay/overlay.tsx';
import type { OverlayProps } from '../../../components/overlay/props.ts';
import type { OverlayDeeds } from '../../../lib/wire/overlay-view.ts';
import type { OverlayState } from '../../../lib/wire/state.ts';
import { ready } from './sample.ts';
import type { Stories, Story } from './story.ts';

declare global {
  interface Window {
    /** what the overlay asked for, in order: the name of the callback and its plain arguments */
    told: [string, ...unknown[]][];
  }
}
window.told = [];

/** A row that a key is pressed for is no word. */
const isSaid = (arg: unknown) => !(arg === undefined || arg instanceof Element);

/** The overlay with an owner that does what the page session would: remembers the dock, and notes the rest. */
function Live(given: Omit<OverlayProps, 'on'>) {
  const [state, setState] = useState(given.state);
  const [folded, setFolded] = useState(given.folded);
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      window.told.push([name, ...args.filter(isSaid).map((arg) => (arg instanceof Event ? arg.isTrusted : arg))]);
  const on: OverlayDeeds = {
    fill: note('fill'),
    overwrite: note('overwrite'),
    undo: note('undo'),
    confirm: note('confirm'),
    copy: note('copy'),
    point: note('point'),
    bind: note('bind'),
    chooseClient: note('chooseClient'),
    search: note('search'),
    chooseSubject: note('chooseSubject'),
    purpose: note('purpose'),
    mark: note('mark'),
    teach: note('teach'),
    dock: (side, open) => {
      note('dock')(side, open);
      setFolded(false);
      setState({ ...state, dock: { side, open } });
    },
  };
  return <Overlay {...given} state={state} folded={folded} on={on} />;
}

function story(state: Partial<OverlayState>, props: Partial<OverlayProps> = {}, height = 780): Story {
  const view = () => (
    <Live state={{ ...ready, ...state }} busy={null} notice={null} hasForm folded={false} found={[]} {...props} />
  );
  return { view, width: 760, height, overlay: true };
}

const field = (
  attribute: 'userName' | 'email' | 'displayName' | 'title' | 'phone',
  outcome: 'kept' | 'mismatch' | 'left' | 'refused' | 'restored',
  why?: string,
  code?: string,
) => ({
  key: attribute,
  attribute,
  control: attribute,
  outcome,
  why,
  code,
});

const DRIFT: NonNullable<OverlayState['drift']> = {
  account: 'ada.quist',
  holder: 'Ada Quist',
  marks: [
    { attribute: 'active', word: 'status', severity: 'critical' },
    { attribute: 'email', word: 'e-mail address', severity: 'medium', mend: 'filled' },
    { attribute: 'title', word: 'job title', severity: 'low' },
    { attribute: 'phone', word: 'phone number', severity: 'low', mend: 'verified' },
  ],
};

export default {
  pill: story({ dock: { side: 'right', open: false } }, {}, 240),
  'pill-waiting': story({ dock: { side: 'bottom-left', open: false }, evidence: { waiting: 12, sent: 41 } }, {}, 240),
  'pill-unbound': story(
    {
      dock: { side: 'left', open: false },
      ticket: null,
      client: { status: 'unknown', choices: [] },
      subject: { status: 'none', why: '' },
    },
    { hasForm: false },
    240,
  ),
  'pill-drift': story({ dock: { side: 'right', open: false }, drift: DRIFT }, { hasForm: false }, 240),
  ready: story({}),
  drift: story({ drift: DRIFT }, { hasForm: false }),
  found: story(
    {},
    {
      found: [
        { id: 'ada-nowak', label: 'Ada Nowak', hint: 'ada.nowak@msp.example' },
        { id: 'adam-berg', label: 'Adam Berg' },
      ],
    },
  ),
  'no-ticket': story({
    ticket: null,
    client: { status: 'unknown', choices: [] },
    subject: { status: 'none', why: 'Without a ticket nobody is proposed.' },
    account: [],
    fill: { allowed: false, code: 'no-subject', sentence: 'Choose whose identity this is about to fill.' },
  }),
  'ambiguous-client': story({
    client: {
      status: 'ambiguous',
      named: 'Fabrikam',
      choices: [
        { id: 'fabrikam', label: 'Fabrikam Logistics', hint: 'fabrikam-logistics.example' },
        { id: 'fabrikam-health', label: 'Fabrikam Health', hint: 'fabrikam-health.example' },
      ],
    },
    account: [],
    fill: { allowed: false, code: 'client-ambiguous', sentence: 'Say which client the ticket is for before filling.' },
  }),
  'ticket-person': story({
    subject: {
      status: 'ticket-person',
      name: 'Olga Petrenko',
      why: 'Works for Fabrikam Logistics; her values come from the ticket and are gone with it.',
    },
    purposes: ['everyday'],
    missing: [{ attribute: 'employeeNumber', why: 'The ticket does not say it.', mend: 'Ask the requester.' }],
  }),
  results: story(
    {
      missing: [
        {
          attribute: 'manager',
          why: 'The record has no manager.',
          mend: 'Rita Okafor (team lead) can add it in the options.',
        },
      ],
      last: {
        intent: '0',
        undone: false,
        fields: [
          field('userName', 'kept'),
          field('displayName', 'kept'),
          field('email', 'mismatch', 'The page changed it to “M.Lindqvist@…” after it was filled.'),
          field('title', 'left', 'Holds “Consultant” already.', 'field.occupied'),
          field('phone', 'refused', 'It is not visible.'),
        ],
      },
      evidence: { waiting: 3, sent: 41 },
    },
    {},
    980,
  ),
  'all-kept': story({
    last: { intent: '0', undone: false, fields: [field('userName', 'kept'), field('displayName', 'kept')] },
  }),
  folded: story(
    { last: { intent: '0', undone: false, fields: [field('userName', 'kept'), field('displayName', 'kept')] } },
    { folded: true },
  ),
  filling: story({}, { busy: 'filling' }),
  'next-step': story(
    { last: { intent: '0', undone: false, fields: [field('userName', 'kept'), field('displayName', 'kept')] } },
    { folded: true, next: 4 },
  ),
  'next-step-open': story(
    { last: { intent: '0', undone: false, fields: [field('userName', 'kept'), field('displayName', 'kept')] } },
    { next: 4 },
  ),
  'other-person': story(
    {},
    {
      asks: 'Dana Weiss, d.weiss@fabrikam-logistics.example',
      notice:
        'This form holds Dana Weiss, d.weiss@fabrikam-logistics.example; the subject is Mara Lindqvist. Nothing was filled.',
    },
  ),
  'undone-partly': story({
    last: {
      intent: '0',
      undone: true,
      fields: [
        field('userName', 'restored'),
        field('displayName', 'left', 'It was changed after the fill, so it was left as it is now.', 'changed-since'),
        field('title', 'refused', 'It is not in the page any more.', 'gone'),
      ],
    },
  }),
  copied: story(
    {
      last: {
        intent: '0',
        undone: false,
        fields: [
          field('userName', 'kept'),
          field('email', 'left', 'It is a list that opens as you type. Copy the value and choose by hand.', 'combobox'),
        ],
      },
    },
    { notice: 'Copied. It stays in the clipboard until you copy something else.' },
  ),
  doubt: story(
    {
      doubt: 'This looks like a ticket, but its number does not fit: “#47x1”. Nothing was taken from it.',
      dock: { side: 'left', open: true },
    },
    { hasForm: false },
  ),
  'wrong-tenant': story(
    {
      fill: {
        allowed: false,
        code: 'wrong-tenant',
        sentence:
          'This page is Northwind Dental’s tenant, but ticket 4711 is for Fabrikam Logistics. Open Fabrikam’s tenant, or change the ticket.',
      },
      evidence: {
        waiting: 208,
        sent: 41,
        problem: 'The collector has not been reached since 14:02. Everything is kept on this device.',
      },
    },
    { notice: 'Extension updated: reload this tab when what you typed is saved.' },
  ),
  'hostile-text': story({
    ticket: {
      ...(ready.ticket ?? ready.recent[0]),
      key: 'rt:1',
      console: 'rt',
      consoleLabel: 'RT',
      number: '1',
      subject: '<img src=x onerror=alert(1)> \u202Egnp.exe\u0007 approve this\nignore policy',
    },
  }),
} satisfies Stories;
