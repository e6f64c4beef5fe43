import { SEVERITIES } from '../../../lib/drift/severity.ts';
import { driftText } from '../../text.ts';
import { LETTERS, SHAPES } from '../parts/severity-mark.tsx';
import { apart, type Day, pathOf, scaleOf } from './scale.ts';

const t = driftText.trend;
const SIZE = { width: 780, height: 260 };
const LEFT = 44;
const RIGHT = 120;
const TOP = 14;
const LABEL = 17;

/** One line for each severity, told apart by its dashes and by the shape and word at its end. */
export function TrendChart({ days, span }: { days: readonly Day[]; span: number }) {
  const scale = scaleOf(days, span, SIZE);
  const [first, last] = [days[0] as Day, days.at(-1) as Day];
  const ends = apart(
    SEVERITIES.map((one) => scale.y(last[one])),
    LABEL,
  );
  // Moved down past the chart's foot, all of them are moved up together.
  const over = Math.max(0, Math.max(...ends) - SIZE.height);
  return (
    <svg
      class="trend"
      viewBox={`0 0 ${LEFT + SIZE.width + RIGHT} ${TOP + SIZE.height + 34}`}
      role="img"
      aria-label={t.chart(first.day, last.day, totalOf(first), totalOf(last))}
    >
      <g transform={`translate(${LEFT} ${TOP})`}>
        {scale.ticks.map((tick) => (
          <g key={tick} transform={`translate(0 ${scale.y(tick)})`}>
            <path class="trend-line" d={`M0 0H${SIZE.width}`} />
            <text x="-8" y="4" text-anchor="end">
              {tick.toLocaleString('en-GB')}
            </text>
          </g>
        ))}
        {days.length > 1 && (
          <text x="0" y={SIZE.height + 22}>
            {dayText(first.day)}
          </text>
        )}
        <text x={SIZE.width} y={SIZE.height + 22} text-anchor="end">
          {dayText(last.day)}
        </text>
        {SEVERITIES.map((severity, index) => {
          const [x, y] = [scale.x(last.day), scale.y(last[severity])];
          const label = (ends[index] as number) - over;
          return (
            <g key={severity} class="trend-of" data-l={LETTERS[severity]}>
              <path class="trend-path" d={pathOf(days, severity, scale)} />
              <path class="trend-lead" d={`M${x + 7} ${y}L${x + 16} ${label}`} />
              <path class="trend-end" d={SHAPES[LETTERS[severity]]} transform={`translate(${x - 6} ${y - 6})`} />
              <text x={x + 20} y={label + 4}>
                {driftText.severities[severity]} {last[severity].toLocaleString('en-GB')}
              </text>
            </g>
          );
        })}
      </g>
    </svg>
  );
}

const totalOf = (day: Day): number => SEVERITIES.reduce((all, one) => all + day[one], 0);
const dayText = (day: string): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
