import { displayText } from '../../lib/evidence/display-text.ts';

/** Sentences under each other. */
export function PlainList({ lines }: { lines: readonly string[] }) {
  return (
    <ul class="plainlist">
      {lines.map((line) => (
        <li key={line}>{displayText(line)}</li>
      ))}
    </ul>
  );
}
