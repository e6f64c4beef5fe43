/** Rows of a table in order, read piece by piece, so that memory stays flat however long the log is. */
export interface Cursor<Row> {
  peek(): Promise<Row | undefined>;
  next(): Promise<Row | undefined>;
}

/** `page` gives the rows after `last` (undefined: from the beginning), in order; none at the end. */
export function cursor<Row>(page: (last: Row | undefined) => Promise<Row[]>): Cursor<Row> {
  let rows: Row[] = [];
  let at = 0;
  let last: Row | undefined;
  async function peek(): Promise<Row | undefined> {
    if (at === rows.length) {
      rows = await page(last);
      at = 0;
    }
    return rows[at];
  }
  return {
    peek,
    async next() {
      const row = await peek();
      if (row !== undefined) {
        last = row;
        at++;
      }
      return row;
    },
  };
}
