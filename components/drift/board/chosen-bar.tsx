import { useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import { driftText } from '../../text.ts';
import { accountsOfCells } from '../check/accounts-of.ts';
import { AskCheck } from '../check/ask-check.tsx';
import { DECIDE, type DriftContext, may } from '../context.ts';
import type { Cell } from './grid.tsx';

const t = driftText.selection;

interface Props {
  context: DriftContext;
  cells: readonly Cell[];
  clear(): void;
}

/** How many cells are selected, and asking to look at them now. */
export function ChosenBar({ context, cells, clear }: Props) {
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState('');
  if (!may(context, DECIDE)) return null;
  return (
    <div class="selection">
      <span class="dim num" role="status">
        {cells.length > 0 ? t.cells(cells.length) : displayText(said) || t.hint}
      </span>
      {cells.length > 0 && (
        <>
          <button type="button" class="button" onClick={() => setAsking(true)}>
            {driftText.check.button}
          </button>
          <button type="button" class="link" onClick={clear}>
            {t.clear}
          </button>
        </>
      )}
      {asking && (
        <AskCheck
          context={context}
          accounts={() => accountsOfCells(context.ask, cells)}
          onAsked={(sentence) => {
            setSaid(sentence);
            clear();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
