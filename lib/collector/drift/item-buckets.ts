/** What findings count as by their state. */

/** States that are somebody's work. */
export const OPEN_STATES = ['open', 'acknowledged'];
export const isOpen = (state: string): boolean => OPEN_STATES.includes(state);

/** Under which an item is counted: `open` (acknowledged too), or the state. */
export const bucketOf = (state: string): string => (isOpen(state) ? 'open' : state);
