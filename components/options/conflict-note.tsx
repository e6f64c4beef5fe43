import { displayText } from '../../lib/evidence/display-text.ts';
import { fieldWords, optionsText as t } from '../text.ts';
import { mergeEdit } from './conflict.ts';
import { plain } from './plain-value.ts';

interface Props<T> {
  base: T;
  mine: T;
  theirs: T | 'gone';
  onKeep(): void;
  onTake(): void;
}

/** What somebody else saved while this was edited, said field by field, and the two ways on. */
export function ConflictNote<T extends { version: number }>({ base, mine, theirs, onKeep, onTake }: Props<T>) {
  if (theirs === 'gone') {
    return (
      <div class="note">
        <h3>{t.conflictTitle}</h3>
        <p>{t.conflictGone}</p>
        <div class="actions">
          <button type="button" class="button" onClick={onKeep}>
            {t.conflictKeep}
          </button>
        </div>
      </div>
    );
  }
  const { changes } = mergeEdit(base, mine, theirs);
  return (
    <div class="note">
      <h3>{t.conflictTitle}</h3>
      {changes.length === 0 && <p>{t.conflictNone}</p>}
      <ul>
        {changes.map(({ field, before, theirs: now, mine: wanted, both }) => {
          const word = fieldWords[field] ?? field;
          const sentence = both
            ? t.conflictBoth(word, plain(now), plain(wanted))
            : t.conflictTheirs(word, plain(before), plain(now));
          return <li key={field}>{displayText(sentence)}</li>;
        })}
      </ul>
      <div class="actions">
        <button type="button" class="button" onClick={onKeep}>
          {t.conflictKeep}
        </button>
        <button type="button" class="button" onClick={onTake}>
          {t.conflictTake}
        </button>
      </div>
    </div>
  );
}
