import { displayText } from '../../../lib/evidence/display-text.ts';
import { CSV_TARGETS, type CsvTarget } from '../../../lib/record/csv-targets.ts';
import { attributeWords, sourcesText } from '../../text.ts';
import type { ImportAnswer } from '../asked/collector.ts';

const t = sourcesText.import;

interface Props {
  columns: ImportAnswer['columns'];
  disabled: boolean;
  onMapping(mapping: Record<string, CsvTarget>): void;
}

/** What each column of the file is; guessed, and changed where the guess is wrong. */
export function Columns({ columns, disabled, onMapping }: Props) {
  function change(header: string, target: CsvTarget) {
    const mapping = Object.fromEntries(columns.map((column) => [column.header, column.target]));
    onMapping({ ...mapping, [header]: target });
  }

  return (
    <fieldset class="group" disabled={disabled}>
      <legend>{t.columns}</legend>
      <p class="dim">{t.columnsHint}</p>
      <div class="owners">
        {columns.map(({ header, target, guessed }) => (
          <label key={header}>
            <span class="cut">
              {displayText(header)}
              {guessed && target !== 'ignore' && <small> {t.guessed}</small>}
            </span>
            <select
              class="input"
              aria-label={displayText(t.column(header))}
              value={target}
              onChange={(event) => change(header, event.currentTarget.value as CsvTarget)}
            >
              {CSV_TARGETS.map((one) => (
                <option key={one} value={one}>
                  {targetWord(one)}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function targetWord(target: CsvTarget): string {
  return t.targets[target] ?? (attributeWords as Record<string, string>)[target] ?? target;
}
