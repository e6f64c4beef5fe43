/** px; `components/page/drift-grid.css` has the same. */
export const SIZES = { row: 30, column: 30, name: 236, clients: 28, consoles: 118 } as const;
/** Rows and columns kept beyond what is seen. */
export const BEYOND = 4;
