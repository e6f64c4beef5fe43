/** The board's columns as they are drawn: consoles grouped by client, a closed client in one column. */
import type { BoardAnswer } from '../../../lib/wire/drift.schema.ts';

export type Console = NonNullable<BoardAnswer['consoles']>[number];

export interface Column {
  client: string;
  clientName: string;
  /** null: the client is closed, and this stands for all of its consoles */
  console: string | null;
  label: string;
  /** where its letters stand in a row's cells */
  from: number;
  to: number;
}

export interface Group {
  client: string;
  name: string;
  consoles: number;
  open: boolean;
  /** drawn columns */
  first: number;
  count: number;
}

export function layOut(consoles: readonly Console[], isOpen: (client: string) => boolean) {
  const columns: Column[] = [];
  const groups: Group[] = [];
  for (let from = 0; from < consoles.length; ) {
    const { client, clientName } = consoles[from] as Console;
    let to = from;
    while (consoles[to]?.client === client) to++;
    const open = to - from === 1 || isOpen(client);
    groups.push({
      client,
      name: clientName,
      consoles: to - from,
      open,
      first: columns.length,
      count: open ? to - from : 1,
    });
    if (!open) columns.push({ client, clientName, console: null, label: clientName, from, to });
    for (let at = from; open && at < to; at++) {
      const { console, label } = consoles[at] as Console;
      columns.push({ client, clientName, console, label, from: at, to: at + 1 });
    }
    from = to;
  }
  return { columns, groups };
}

/** Unknown is worse than fine: a client of which one console was never seen is not fine. */
const ORDER = '0123.-o ';

/** The letter of a drawn column: the worst of what it stands for. */
export function letterIn(cells: string, { from, to }: Pick<Column, 'from' | 'to'>): string {
  let worst = ' ';
  for (let at = from; at < to; at++) {
    const one = cells.charAt(at) || ' ';
    if (ORDER.indexOf(one) < ORDER.indexOf(worst)) worst = one;
  }
  return worst;
}

/** Whether a client's consoles begin here, or end before: a line is drawn between clients, not between closed ones. */
export function begins(columns: readonly Column[], at: number): boolean {
  const [before, here] = [columns[at - 1], columns[at]];
  return (
    before?.client !== here?.client && (here?.console !== null || (before !== undefined && before.console !== null))
  );
}
