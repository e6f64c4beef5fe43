import type { Severity } from '../../lib/drift/severity.ts';

/** How bad it is as a shape, so that nobody has to tell colours apart. `ok`: mended and verified. */
const SHAPES: Record<Severity | 'ok', string> = {
  // octagon with a bar
  critical: 'M3.7.5h4.6l3.2 3.2v4.6l-3.2 3.2H3.7L.5 8.3V3.7ZM3 5.3v1.4h6V5.3Z',
  // triangle with a bar
  high: 'M6 .8c.3 0 .6.1.8.5l4.8 8.6c.3.6-.1 1.3-.8 1.3H1.2c-.7 0-1.1-.7-.8-1.3L5.2 1.3c.2-.4.5-.5.8-.5Zm-.7 3.4v3h1.4v-3Zm0 4v1.4h1.4V8.2Z',
  // diamond with a dot
  medium: 'M6 .2 11.8 6 6 11.8.2 6Zm0 4.3a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3Z',
  // ring
  low: 'M6 .5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM6 2.4a3.6 3.6 0 1 1 0 7.2 3.6 3.6 0 0 1 0-7.2Z',
  // disc with a tick
  ok: 'M6 .5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Zm2.9 4.2L5.5 8.3a.7.7 0 0 1-1 0L3 6.7l1-1 1 1 2.9-3Z',
};

export function SeverityMark({ severity }: { severity: Severity | 'ok' }) {
  return (
    <svg class={`severity ${severity}`} viewBox="0 0 12 12" width="14" height="14" aria-hidden="true">
      <path fill="currentColor" fill-rule="evenodd" d={SHAPES[severity]} />
    </svg>
  );
}
