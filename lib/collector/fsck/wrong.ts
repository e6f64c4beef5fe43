/** The first thing wrong with the stored log: where it is, and what. */
export class Wrong extends Error {
  readonly table: string;
  readonly row: string;

  constructor(table: string, row: string, sentence: string) {
    super(sentence);
    this.table = table;
    this.row = row;
  }
}

/** Throws `Wrong`. */
export function wrong(table: string, row: string, sentence: string): never {
  throw new Wrong(table, row, sentence);
}
