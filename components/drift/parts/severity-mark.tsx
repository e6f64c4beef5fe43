import type { Severity } from '../../../lib/drift/severity.ts';

/** One letter of the board: how bad, unknown, or fine. `components/page/drift-grid.css` draws the same shapes in cells. */
export type Letter = '0' | '1' | '2' | '3' | '.' | '-' | 'o';

export const LETTERS: Record<Severity, Letter> = { critical: '0', high: '1', medium: '2', low: '3' };

/** Told apart by shape; the colour only says it again. */
export const SHAPES: Record<Letter, string> = {
  // octagon with a bar
  '0': 'M3.7.5h4.6l3.2 3.2v4.6l-3.2 3.2H3.7L.5 8.3V3.7ZM3 5.2v1.6h6V5.2Z',
  // triangle
  '1': 'M6 .9 11.7 11H.3Z',
  // diamond
  '2': 'M6 .6 11.4 6 6 11.4.6 6Z',
  // small ring
  '3': 'M6 2.2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6Zm0 1.7a2.1 2.1 0 1 1 0 4.2 2.1 2.1 0 0 1 0-4.2Z',
  // broken ring
  '.': 'M4.6 1.2h2.8v1.5H4.6ZM4.6 9.3h2.8v1.5H4.6ZM1.2 4.6h1.5v2.8H1.2ZM9.3 4.6h1.5v2.8H9.3Z',
  // bar
  '-': 'M1.8 5.2h8.4v1.6H1.8Z',
  // tick
  o: 'm4.9 9.4-3-3 1.1-1.1 1.9 1.9 4.2-4.5 1.1 1Z',
};

export function SeverityMark({ letter }: { letter: Letter }) {
  return (
    <svg class="severity" data-l={letter} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path fill="currentColor" fill-rule="evenodd" d={SHAPES[letter]} />
    </svg>
  );
}
