import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import { Banner } from '../../parts/banner.tsx';
import { Chips } from '../../parts/chips.tsx';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { sourcesText } from '../../text.ts';
import type { ImportAnswer } from '../asked/collector.ts';
import { partWord, plain } from '../plain-value.ts';

const t = sourcesText.import;
const ROW = 52;
type Row = ImportAnswer['rows'][number];
const WHAT = ['problem', 'create', 'update', 'deactivate', 'unchanged'] as const;

/** What would become of every row, problems first. */
export function ImportRows({ answer }: { answer: ImportAnswer }) {
  const { counts, rows } = answer;
  const [shown, setShown] = useState<Row['what'] | ''>('');
  const [active, setActive] = useState(0);
  const list = shown ? rows.filter(({ what }) => what === shown) : rows;
  const all = WHAT.reduce((sum, what) => sum + counts[what], 0);

  return (
    <section class="stack">
      <h2>{t.rows}</h2>
      {counts.problem > 0 && <Banner tone="bad" text={t.problems(counts.problem)} />}
      <Chips<Row['what'] | ''>
        label={t.rows}
        value={shown}
        options={[
          { value: '' as const, label: t.all, count: all },
          ...WHAT.filter((what) => counts[what] > 0).map((what) => ({
            value: what,
            label: t.what[what],
            count: counts[what],
          })),
        ]}
        onValue={setShown}
      />
      <div class="rows-of-file">
        <VirtualList
          label={t.rows}
          count={list.length}
          total={list.length}
          rowHeight={ROW}
          active={Math.min(active, Math.max(0, list.length - 1))}
          onActive={setActive}
          row={(index) => <RowLine row={list[index] as Row} focusable={index === active} />}
        />
      </div>
      {rows.length < all && <p class="dim">{t.first(rows.length)}</p>}
    </section>
  );
}

function RowLine({ row, focusable }: { row: Row; focusable: boolean }) {
  const { line, what, name, fields, problems } = row;
  const said =
    problems.length > 0
      ? problems.map(({ column, sentence }) => (column ? `${column}: ${sentence}` : sentence)).join(' ')
      : fields
          .map(({ path, from, to }) => `${partWord(path)} ${from === undefined ? '' : `${plain(from)} → `}${plain(to)}`)
          .join(' · ');
  return (
    <>
      <span class="two" tabIndex={focusable ? 0 : -1}>
        <span class="cut">
          {displayText(name)} <span class="dim num">{t.line(line)}</span>
        </span>
        <small class={problems.length > 0 ? 'cut error' : 'cut'} title={displayText(said)}>
          {displayText(said)}
        </small>
      </span>
      <span class={what === 'problem' ? 'tag bad' : 'dim'}>{t.what[what]}</span>
    </>
  );
}
