/** An invented MSP's board, at any size. */

import type { AskMessage } from '../../../lib/wire/asked.schema.ts';

export const CLIENTS = [
  'Contoso Dental',
  'Fabrikam Logistics',
  'Litware Insurance',
  'Northwind Traders',
  'Proseware',
  'Tailspin Toys',
];
export const PRODUCTS = ['Entra ID', 'NinjaOne', 'ScreenConnect', 'Keeper vault'];
const PEOPLE = [
  'Mara Lindqvist',
  'Jonas Weber',
  'Ada Nowak',
  'Jide Adeyemi',
  'Zoë Müller-Lüdenscheidt',
  'Lan Nguyen',
  'Priya Raman',
  'Ondřej Dvořák',
  'Begoña Núñez Ortega de la Torre',
  'Sørén Kjær',
  'Łukasz Wójcik',
  'Hana Sato',
];
export const AT = '2026-11-22T09:30:00.000Z';
export const day = (back: number): string => new Date(Date.parse(AT) - back * 86_400_000).toISOString();

export interface Size {
  technicians: number;
  clients: number;
  consoles: number;
}
export const SMALL: Size = { technicians: 12, clients: 6, consoles: 4 };
export const USUAL: Size = { technicians: 200, clients: 75, consoles: 4 };
export const LARGE: Size = { technicians: 2000, clients: 300, consoles: 3 };

/** Always the same, and scattered. */
const scattered = (...parts: number[]): number => {
  let hash = 2166136261;
  for (const part of parts) hash = Math.imul(hash ^ (part + 1), 16777619) >>> 0;
  return (hash >>> 8) % 1000;
};

export const clientName = (at: number): string => CLIENTS[at] ?? `Client ${String(at + 1).padStart(3, '0')}`;
export const personName = (at: number): string => PEOPLE[at] ?? `Person ${String(at + 1).padStart(4, '0')}`;

export const consolesOf = ({ clients, consoles }: Size) =>
  Array.from({ length: clients * consoles }, (_, at) => {
    const client = Math.floor(at / consoles);
    return {
      ...{ console: `console-${at}`, label: PRODUCTS[at % consoles] as string, kind: 'iam' as const },
      ...{ client: `client-${client}`, clientName: clientName(client) },
    };
  });

function rowOf(size: Size, at: number) {
  let cells = '';
  let findings = 0;
  let worst = 4;
  for (let console = 0; console < size.clients * size.consoles; console++) {
    const luck = scattered(at, console);
    const bad = luck < 4 * (1 + 14 / (at + 1));
    const letter =
      luck > 620 ? ' ' : bad ? String(at < 2 ? luck % 4 : 1 + (luck % 3)) : luck > 560 ? '.' : luck > 520 ? '-' : 'o';
    if (bad && luck <= 620) {
      findings++;
      worst = Math.min(worst, Number(letter));
    }
    cells += letter;
  }
  return { technician: { id: `person-${at}`, name: personName(at), active: at !== 1 }, worst, findings, cells };
}

/** The board's answer: whichever rows are asked for. */
export function boardOf(size: Size) {
  const consoles = consolesOf(size);
  return ({ query = {} }: AskMessage) => {
    const from = Number(query.from ?? 0);
    const limit = Number(query.limit ?? 50);
    const to = Math.min(size.technicians, from + limit);
    const nobody = Array.from(consoles, (_, at) => (at % 11 === 4 ? '1' : ' ')).join('');
    return {
      ...{ asOf: AT, behind: 0, columns: `k${size.clients}`, consoles: query.columns ? null : consoles },
      rows: Array.from({ length: Math.max(0, to - from) }, (_, at) => rowOf(size, from + at)),
      nobody:
        from === 0 && consoles.length > 0
          ? { worst: 1, findings: nobody.replaceAll(' ', '').length, cells: nobody }
          : null,
      ...{ total: size.technicians, next: to < size.technicians ? `person-${to - 1}` : null },
    };
  };
}
