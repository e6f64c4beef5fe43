import { displayText } from '../../../lib/evidence/display-text.ts';
import type { MatchLine } from '../../../lib/wire/evidence-matches.schema.ts';
import { evidencePacksText as t } from '../../text.ts';
import { momentOf } from '../event/times.ts';
import { writeRoute } from '../route.ts';

/** Lines of a comparison: who did what to which account, and where it stands in either log. */
export function MatchTable({ lines }: { lines: readonly MatchLine[] }) {
  if (lines.length === 0) return <p class="card said">{t.noLines}</p>;
  return (
    <div class="card table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t.at}</th>
            <th scope="col">{t.actor}</th>
            <th scope="col">{t.target}</th>
            <th scope="col">{t.action}</th>
            <th scope="col">{t.result}</th>
            <th scope="col">{t.place}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.place}>
              <td class="num">{momentOf(line.at)}</td>
              <td>{displayText(line.actor, 200)}</td>
              <td>{displayText(line.target, 200)}</td>
              <td>{displayText(line.action, 200)}</td>
              <td>
                {t.results[line.result]} {line.resultDiffers && <span class="tag">{t.otherwise}</span>}
              </td>
              <td class="num">
                {line.index !== null && (
                  <a class="link" href={writeRoute({ view: 'search', filter: {}, event: line.index })}>
                    {t.entry(line.index)}
                  </a>
                )}{' '}
                {line.line !== null && t.lineOf(line.line)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
