/** Places as lines of a file: CSV no spreadsheet takes for formulas, or JSON. */
import { BOM, csvCell } from '../../../lib/evidence/formats/csv.ts';
import type { Places } from '../asked.ts';

type Place = Places['places'][number];

const CELLS: Record<string, (one: Place) => string> = {
  severity: ({ place }) => place.severity,
  kinds: ({ place }) => place.kinds.join(' '),
  technician: ({ technician }) => technician?.name ?? '',
  technician_id: ({ technician }) => technician?.id ?? '',
  client: ({ place }) => place.clientName,
  client_id: ({ place }) => place.client,
  console: ({ place }) => place.consoleLabel,
  console_id: ({ place }) => place.console,
  account: ({ place }) => place.account,
  attribute: ({ attribute }) => attribute,
  expected: ({ place }) => place.expected ?? '',
  shown: ({ place }) => place.shown ?? '',
  since: ({ place }) => place.since,
  last_right: ({ place }) => place.lastRight ?? '',
  seen_at: ({ place }) => place.seenAt ?? '',
  seen_by: ({ place }) => place.seenBy ?? '',
  state: ({ place }) => place.state,
  assigned: ({ place }) => place.decided?.assigned ?? '',
  why: ({ place }) => place.decided?.why ?? '',
  explain: ({ place }) => place.explain,
  finding: ({ item }) => item,
};

/** Columns are stable: new ones only ever come at the end. */
export const csvLines = (places: readonly Place[]): string[] => [
  `${BOM}${Object.keys(CELLS).join(',')}\r\n`,
  ...places.map(
    (one) =>
      `${Object.values(CELLS)
        .map((cell) => csvCell(cell(one)))
        .join(',')}\r\n`,
  ),
];

export const jsonLines = (places: readonly Place[]): string[] => places.map((one) => `${JSON.stringify(one)}\n`);
