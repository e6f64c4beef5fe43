import { SEVERITIES } from '../../../lib/drift/severity.ts';
import { driftText } from '../../text.ts';
import { LETTERS, type Letter, SeverityMark } from '../parts/severity-mark.tsx';

const t = driftText.legend;

const OTHERS: [Letter, string][] = [
  ['.', t.unknown],
  ['-', t.stale],
  ['o', t.fine],
];

/** What each shape means. */
export function Legend() {
  const bad = SEVERITIES.map((one): [Letter, string] => [LETTERS[one], driftText.severities[one]]);
  return (
    <ul class="legend" aria-label={t.title}>
      {[...bad, ...OTHERS].map(([letter, word]) => (
        <li key={letter}>
          <SeverityMark letter={letter} />
          {word}
        </li>
      ))}
    </ul>
  );
}
