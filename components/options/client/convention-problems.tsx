import { useMemo } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import { checkConvention } from '../../../lib/record/check-convention.ts';
import type { Client, Technician } from '../../../lib/record/record.schema.ts';
import { ToneMark } from '../../parts/tone.tsx';
import { optionsText } from '../../text.ts';

const t = optionsText.clients;
const MOST = 8;

/** Who would get no account name, or somebody else's, by the rules as they stand; the worst first. */
export function ConventionProblems({ client, technicians }: { client: Client; technicians: Technician[] }) {
  const problems = useMemo(() => checkConvention(client, technicians), [client, technicians]);
  // An unreadable rule is told beside the rule itself.
  const told = problems.filter(({ code }) => code !== 'unreadable');
  if (told.length === 0) return null;
  return (
    <div class="stack">
      <h2>{t.problems(told.length)}</h2>
      <ul class="points">
        {told.slice(0, MOST).map((problem) => (
          <li key={`${problem.purpose}/${problem.attribute}/${problem.code}/${problem.technician}`}>
            <ToneMark tone={problem.fatal ? 'bad' : 'warn'} />
            <span>
              {displayText(problem.sentence)}
              {problem.others > 0 && <span class="dim"> {t.others(problem.others)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
