/** An invented MSP's drift: what the collector would answer to the drift page beside its board. */
import type { AskMessage } from '../../../lib/wire/asked.schema.ts';
import type { DriftItem, DriftPlace, DriftState } from '../../../lib/wire/drift.schema.ts';
import {
  AT,
  CLIENTS,
  clientName,
  consolesOf,
  day,
  PRODUCTS,
  personName,
  type Size,
  SMALL,
} from './sample-drift-board.ts';

interface Wish {
  attribute: string;
  kinds: DriftItem['kinds'];
  severity: DriftItem['severity'];
  expected: string | null;
  shown: string | null;
  who: number | null;
  places: number;
  state?: DriftState;
  explain: string;
}

function placeOf(
  { kinds, severity, expected, shown, who, state = 'open', explain }: Wish,
  item: number,
  at: number,
): DriftPlace {
  const client = clientName((item + at) % CLIENTS.length);
  return {
    ...{ id: `place-${item}-${at}`, client: `client-${(item + at) % CLIENTS.length}`, clientName: client },
    ...{ console: `console-${item + at}`, consoleLabel: PRODUCTS[(item + at) % PRODUCTS.length] as string },
    account:
      who === null
        ? 'svc-backup'
        : personName(who)
            .toLowerCase()
            .replaceAll(/[^a-z]+/g, '.'),
    ...{ accountId: who === null ? null : `acc-${item}`, purpose: who === null ? null : 'everyday' },
    ...{ kinds, severity, expected, shown, explain, state },
    ...{ since: day(3 + item * 2 + at), lastRight: item % 2 ? day(20 + item) : null, seenAt: day(at / 10) },
    ...{ how: 'view', seenBy: 'jonas-weber', address: null },
    mend: {
      console: item % 3 === 1 ? 'both' : 'us',
      record: who === null ? null : { id: 'entra', label: 'Entra' },
      access: null,
    },
    contested: item === 2 && at === 0 ? { shown: 'm.lindqvist@msp.example', by: 'ada-nowak', at: day(0.1) } : null,
    exception: state === 'excepted' ? { id: 'exc-1', expires: day(-30) } : null,
    decided:
      state === 'acknowledged'
        ? { by: 'jonas-weber', at: day(1), why: 'Asked the client', assigned: 'ada-nowak' }
        : null,
  };
}

const WISHES: Wish[] = [
  {
    ...{
      attribute: 'active',
      kinds: ['leaver-active'],
      severity: 'critical',
      expected: 'off',
      shown: 'Enabled',
      who: 1,
      places: 3,
    },
    explain: 'Jonas Weber left on 14 November, and the account jonas.weber still works.',
  },
  {
    ...{
      attribute: 'role',
      kinds: ['beyond-template'],
      severity: 'high',
      expected: 'Technician',
      shown: 'Global administrator',
      who: 3,
      places: 1,
    },
    explain: 'Entra ID shows the role Global administrator; the template Service desk gives Technician.',
  },
  {
    ...{
      attribute: 'email',
      kinds: ['different', 'made-elsewhere'],
      severity: 'medium',
      expected: 'm.lindqvist@msp.example',
      shown: 'mara@old-name.example',
      who: 0,
      places: 60,
      state: 'acknowledged',
    },
    explain: 'The record says m.lindqvist@msp.example since her surname changed. It was not changed through Unswivel.',
  },
  {
    ...{
      attribute: 'account',
      kinds: ['orphan'],
      severity: 'high',
      expected: null,
      shown: 'svc-backup',
      who: null,
      places: 1,
    },
    explain: 'Fabrikam Logistics’ directory holds the account svc-backup, which nobody recorded.',
  },
  {
    ...{ attribute: 'mfa', kinds: ['mfa-off'], severity: 'high', expected: 'on', shown: 'Disabled', who: 5, places: 2 },
    explain: 'The second factor is off; the account is recorded with one.',
  },
  {
    ...{
      attribute: 'title',
      kinds: ['different'],
      severity: 'low',
      expected: 'Senior service engineer',
      shown: 'Trainee',
      who: 4,
      places: 1,
    },
    explain: 'The record says Senior service engineer, kept by Entra.',
  },
  {
    ...{
      attribute: 'name.familyName',
      kinds: ['lookalike'],
      severity: 'high',
      expected: 'Nguyen',
      shown: 'Nguуen',
      who: 5,
      places: 1,
    },
    explain: 'It reads alike and is written with another letter: the у is Cyrillic.',
  },
  {
    ...{
      attribute: 'displayName',
      kinds: ['spelling'],
      severity: 'low',
      expected: 'Begoña Núñez Ortega de la Torre',
      shown: 'Begona Nunez Ortega de la Torre',
      who: 8,
      places: 4,
    },
    explain: 'The same name without its accents.',
  },
];

const RANK = ['critical', 'high', 'medium', 'low'];

export function itemsOf(wishes: readonly Wish[] = WISHES): DriftItem[] {
  return wishes
    .map((wish, item): DriftItem => {
      const { attribute, kinds, severity, expected, who, places: count } = wish;
      const places = Array.from({ length: Math.min(count, 200) }, (_, at) => placeOf(wish, item, at));
      return {
        ...{
          id: `i-${item}`,
          attribute,
          kinds,
          severity,
          expected,
          count,
          clients: Math.min(count, CLIENTS.length),
          places,
        },
        technician: who === null ? null : { id: `person-${who}`, name: personName(who), active: who !== 1 },
        ...{ since: places[0]?.since ?? AT, lastRight: places[0]?.lastRight ?? null },
      };
    })
    .sort((a, b) => RANK.indexOf(a.severity) - RANK.indexOf(b.severity));
}

export function listOf(items: readonly DriftItem[] = itemsOf()) {
  return ({ query = {} }: AskMessage) => {
    const found = items.filter(
      ({ severity, technician }) =>
        (!query.severity || severity === query.severity) && (!query.technician || technician?.id === query.technician),
    );
    const listed = found.map((item) => ({ ...item, places: item.places.slice(0, 5) }));
    return { items: listed, next: null, asOf: AT, behind: 0 };
  };
}

export const oneOf =
  (items: readonly DriftItem[] = itemsOf()) =>
  ({ id }: AskMessage) =>
    items.find((item) => item.id === id) ?? { ok: false, code: 'drift.unknown', sentence: 'There is no such finding.' };

export const summary = {
  ...{ asOf: AT, behind: 0, held: 31, excepted: 4, mine: 2 },
  items: { critical: 1, high: 14, medium: 38, low: 120 },
  places: { critical: 3, high: 16, medium: 97, low: 310 },
};

export const pulse = { asOf: AT, behind: 0, serial: '1-1', mine: 2 };

const BLIND = [
  ['Nobody has looked at it yet.'],
  ['Keeper vault has no profile, so its pages are not read.'],
  [
    'Its list of accounts was never read to the end, so accounts nobody recorded, and recorded ones that are gone, can be missed.',
    '3 of its recorded accounts were never seen.',
  ],
];

export function coverageOf(size: Size = SMALL) {
  const rows = consolesOf(size).map(({ client, clientName: name, console, label }, at) => {
    const blind = at % 5 === 3 ? (BLIND[Math.floor(at / 5) % 3] as string[]) : [];
    const unseen = blind[0] === BLIND[0]?.[0];
    return {
      ...{
        client,
        clientName: name,
        console,
        consoleLabel: label,
        recorded: 14,
        seen: unseen ? 0 : 14 - blind.length,
        stale: 0,
        unknown: 0,
      },
      lastPassive: unseen ? null : day(at / 9),
      lastAsked: at % 3 ? null : day(at / 4),
      lastList: unseen ? null : day(2 + at / 6),
      blind,
    };
  });
  const total = { consoles: 300, looked: 287, recorded: 9120, seen: 8804, blind: 19 };
  return { rows, total, next: null, asOf: AT, behind: 0 };
}

export const trend = {
  days: Array.from({ length: 90 }, (_, at) => ({
    day: day(89 - at).slice(0, 10),
    critical: Math.max(0, Math.round(3 + 3 * Math.sin(at / 9) - at / 40)),
    high: Math.round(40 - at / 4 + 6 * Math.sin(at / 5)),
    medium: Math.round(130 - at / 2.5 + 12 * Math.sin(at / 11)),
    low: Math.round(250 + at / 2 + 18 * Math.sin(at / 7)),
  })),
};

export const suspects = {
  suspects: [
    {
      ...{
        id: 's-1',
        profile: 'ninjaone',
        version: '2026-11',
        attribute: 'phone',
        places: 31,
        technicians: 29,
        compared: 44,
        since: day(0.2),
      },
      example: placeOf(
        {
          ...{
            attribute: 'phone',
            kinds: ['different'],
            severity: 'medium',
            expected: '+49 30 5550102',
            shown: 'Not set',
            who: 4,
            places: 1,
            state: 'held',
          },
          explain: 'NinjaOne shows “Not set”; the record says +49 30 5550102.',
        },
        1,
        0,
      ),
    },
  ],
};
