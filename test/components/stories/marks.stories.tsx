import { useEffect, useRef } from 'preact/hooks';
import css from '../../../components/marks/marks.css?inline';
import { Marks } from '../../../components/marks/marks.tsx';
import type { DriftCard, MarksDeeds, MarksView } from '../../../lib/wire/marks-view.ts';
import type { DriftFacts } from '../../../lib/wire/page-drift.ts';
import type { Stories, Story } from './story.ts';

const nothing = () => undefined;
const on: MarksDeeds = {
  open: nothing,
  close: nothing,
  mend: nothing,
  undo: nothing,
  check: nothing,
  accept: nothing,
  falseAlarm: nothing,
  record: nothing,
  ask: nothing,
};
const at = (left: number, top: number, width = 180) => ({ left, top, width, height: 24 });

const view: MarksView = {
  account: 'ada.quist',
  holder: 'Ada Quist',
  marks: [
    { attribute: 'active', word: 'status', severity: 'critical', box: at(40, 130) },
    { attribute: 'role', word: 'role', severity: 'high', box: at(40, 180) },
    { attribute: 'email', word: 'e-mail address', severity: 'medium', box: at(40, 230, 240) },
    { attribute: 'title', word: 'job title', severity: 'low', box: at(40, 280, 120) },
    { attribute: 'phone', word: 'phone number', severity: 'low', mend: 'verified', box: at(40, 330) },
  ],
  card: null,
};
const facts: DriftFacts = {
  ...{ attribute: 'email', word: 'e-mail address', severity: 'medium' },
  expected: 'ada.quist@fabrikam-logistics.example',
  shown: 'ada@old-msp.example',
  why: 'Fabrikam Logistics’s convention v5 for everyday accounts “{name.givenName:lower}.{name.familyName:lower}@{client.domain}”, over the record of Ada Quist v3.',
  known: { since: '2026-11-12T09:00:00.000Z', lastRight: '2026-11-03T16:20:00.000Z', decidedBy: 'Ben Okafor' },
  ...{ console: 'both', access: null, authority: 'Example MSP’s Entra (SCIM)' },
  may: { accept: true, falseAlarm: true, record: true },
};
const mark = { attribute: 'email', word: 'e-mail address', severity: 'medium' } as const;
const card: DriftCard = { mark, box: at(40, 230, 240), facts, fillable: true, busy: false, said: null };

/** Presses what a person would, once it is there. */
function Shown({ shown, press }: { shown: MarksView; press?: RegExp }) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const buttons = [...(root.current?.querySelectorAll('button') ?? [])];
    if (press) buttons.find((one) => press.test(one.textContent))?.click();
  }, [press]);
  return (
    <div ref={root}>
      <style>{css}</style>
      <Marks view={shown} on={on} />
    </div>
  );
}

function story(change: Partial<DriftCard> | null, press?: RegExp): Story {
  const shown = { ...view, card: change && { ...card, ...change }, ...(change?.mark?.mend ? { check: '/' } : {}) };
  return { view: () => <Shown shown={shown} {...(press ? { press } : {})} />, width: 760, height: 620, overlay: true };
}

export default {
  marks: story(null),
  asking: story({ facts: null }),
  card: story({}),
  'card-technician': story({ facts: { ...facts, may: { accept: false, falseAlarm: true, record: false } } }),
  'card-offline': story({ facts: { ...facts, known: undefined, authority: '' } as DriftFacts, fillable: false }),
  'card-missing': story({ facts: { ...facts, shown: '' } }),
  'card-access': story({
    mark: { attribute: 'role', word: 'role', severity: 'high' },
    fillable: false,
    facts: {
      ...facts,
      ...{
        attribute: 'role',
        word: 'role',
        severity: 'high',
        expected: 'Helpdesk administrator',
        shown: 'Global administrator',
      },
      why: 'Fabrikam Entra showed “Global administrator” as the role of ada.quist on 2026-11-22 14:03 UTC. The record says role “Helpdesk administrator”: the role template “Service desk” v2. No template, account or exception gives that.',
      ...{ access: 'Fabrikam’s own Entra groups', authority: null },
    },
  }),
  'card-orphan': story({
    mark: { attribute: 'account', word: 'account', severity: 'critical' },
    fillable: false,
    facts: {
      ...facts,
      ...{
        attribute: 'account',
        word: 'account',
        severity: 'critical',
        expected: null,
        shown: 'aquist-old',
        authority: null,
      },
      why: 'Fabrikam Entra holds the account aquist-old on 2026-11-22 14:03 UTC, which nobody recorded. It looks like Ada Quist’s. Ada Quist left.',
      may: { accept: false, falseAlarm: true, record: true },
    },
  }),
  'card-long': story({
    facts: { ...facts, expected: 'x'.repeat(160), shown: `‮${'y'.repeat(90)}<b>bold</b>\n${'z'.repeat(80)}` },
  }),
  busy: story({ busy: true }),
  refused: story({ said: 'Fabrikam Logistics wants a ticket for every change. Choose the ticket in the panel.' }),
  filled: story({ mark: { ...mark, mend: 'filled' } }),
  saved: story({ mark: { ...mark, mend: 'saved' }, facts: null, box: null, fillable: false }),
  verified: story({ mark: { ...mark, mend: 'verified' } }),
  different: story({ mark: { ...mark, mend: 'different' } }),
  accept: story({}, /^Accept/),
  'record-wrong': story({}, /^Record is/),
  'record-wrong-offline': story(
    { facts: { ...facts, authority: '', may: { accept: false, falseAlarm: true, record: false } } },
    /^Record is/,
  ),
  'false-alarm': story({}, /^False/),
} satisfies Stories;
