import type { Kind } from '../../../lib/record/kinds.schema.ts';
import { accessText, sourcesText } from '../../text.ts';
import type { SetupAnswer } from '../asked/collector.ts';

const t = sourcesText.setup;
const COLUMNS = ['added', 'changed', 'unchanged', 'refused'] as const;

/** What a set-up brings, kind by kind. */
export function SetupCounts({ counts }: { counts: SetupAnswer['counts'] }) {
  const kinds = Object.entries(counts) as [Kind, NonNullable<SetupAnswer['counts'][Kind]>][];
  return (
    <table class="counts">
      <thead>
        <tr>
          <th scope="col">{t.kind}</th>
          {COLUMNS.map((column) => (
            <th scope="col" key={column}>
              {t[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds.map(([kind, count]) => (
          <tr key={kind}>
            <th scope="row">{accessText.proposals.kinds[kind]}</th>
            {COLUMNS.map((column) => (
              <td key={column} class={count[column] === 0 ? 'num dim' : 'num'}>
                {count[column].toLocaleString('en-GB')}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
