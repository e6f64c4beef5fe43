/** What is open of a movement as CSV no spreadsheet takes for formulas. Columns are stable: new ones only ever come at the end. */
import { BOM, csvCell } from '../../../lib/evidence/formats/csv.ts';
import type { RequestView } from '../../../lib/wire/lifecycle.schema.ts';
import type { Closure } from './closure-view.tsx';

const CELLS: Record<string, (one: RequestView) => string> = {
  client: ({ names }) => names.client,
  client_id: ({ object }) => object.client,
  console: ({ names }) => names.console,
  console_id: ({ object }) => object.console.id,
  account: ({ object }) => object.account.name,
  technician: ({ names }) => names.subject ?? '',
  change: ({ object }) => object.change,
  state: ({ state }) => state,
  risk: ({ risk }) => risk,
  owner: ({ names }) => names.owner,
  owner_id: ({ owner }) => owner,
  asked_at: ({ askedAt }) => askedAt,
  escalated: ({ escalated }) => escalated?.why ?? '',
  last_look: ({ failed }) => failed?.why ?? '',
  accepted_until: ({ residual }) => residual?.recheckAt ?? '',
  object_sha256: ({ hash }) => hash,
  request: ({ id }) => id,
};

export const closureLines = ({ open }: Pick<Closure, 'open'>): string[] => [
  `${BOM}${Object.keys(CELLS).join(',')}\r\n`,
  ...open.map(
    (one) =>
      `${Object.values(CELLS)
        .map((cell) => csvCell(cell(one)))
        .join(',')}\r\n`,
  ),
];
