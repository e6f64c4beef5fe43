import { displayText } from '../../lib/evidence/display-text.ts';
import type { MarksDeeds, MarksView, PlacedMark } from '../../lib/wire/marks-view.ts';
import { marksText as t } from '../text/marks.ts';
import { Card } from './card.tsx';
import { SeverityMark } from './severity-mark.tsx';

interface Props {
  view: MarksView;
  on: MarksDeeds;
}

/** The marks in a page and the card of one of them. Moved by transforms only: nothing of the page or of ours is laid out anew. */
export function Marks({ view, on }: Props) {
  const { marks, card, account } = view;
  const open = marks.filter(({ mend }) => !mend);
  const said = [
    ...(open.length > 0
      ? [
          t.found(
            account,
            open.map(({ word }) => word),
          ),
        ]
      : []),
    ...marks.flatMap(({ word, mend }) => (mend ? [`${t.capital(word)}: ${t.state[mend]}`] : [])),
  ];
  return (
    <div class="drift unswivel">
      {marks.map(
        (mark) =>
          mark.box && (
            <Spot
              key={mark.attribute}
              mark={mark}
              box={mark.box}
              open={card?.mark.attribute === mark.attribute}
              on={on}
            />
          ),
      )}
      {card && <Card key={card.mark.attribute} card={card} check={view.check !== undefined} on={on} />}
      <p class="vh" role="status">
        {displayText(said.join(' '))}
      </p>
    </div>
  );
}

/** Half the side of the button: the mark sits on the corner, where fields keep nothing of their own. */
const HALF = 12;

function Spot({
  mark,
  box,
  open,
  on,
}: {
  mark: PlacedMark;
  box: NonNullable<PlacedMark['box']>;
  open: boolean;
  on: MarksDeeds;
}) {
  const { attribute, word, severity, mend } = mark;
  const kind = mend === 'verified' ? 'ok' : severity;
  const { left, top, width, height } = box;
  return (
    <>
      <i class={`edge ${kind}`} style={{ transform: `translate(${left}px,${top + height}px)`, width: `${width}px` }} />
      <button
        type="button"
        class="spot"
        aria-expanded={open}
        title={mend === 'verified' ? t.done(word) : t.marked(word)}
        style={{ transform: `translate(${left + width - HALF}px,${top - HALF}px)` }}
        onClick={(event) => on.open(event, attribute)}
      >
        <SeverityMark severity={kind} />
        <span class="vh">{mend === 'verified' ? t.done(word) : `${t.marked(word)}. ${t.severity[severity]}.`}</span>
      </button>
    </>
  );
}
