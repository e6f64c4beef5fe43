import type { FieldResult } from '../wire/page.schema.ts';

/** What the page says of a field it did not simply fill (lib/page: fill, undo, set-value, visible, controls), one sentence each. A code that is not here is told by its outcome. */
const BY_CODE: Record<string, string> = {
  // left
  'holds-other': 'It holds something else. Overwrite it if the record is right.',
  'holds-several': 'It takes several, and others are chosen. Choose it by hand if it belongs to them.',
  'changed-value': 'It changed after the form was looked at. Look at it, then fill again.',
  'too-long': 'The value is longer than the field takes. It is not cut; copy it where it fits.',
  'no-such-choice': 'None of its choices is the value. Choose by hand.',
  'not-yes-or-no': 'It is a tick, and the value is neither yes nor no.',
  'several-lines': 'The value has several lines and the field takes one.',
  combobox: 'It is a list that opens as you type. Copy the value and choose by hand.',
  stopped: 'The fill was stopped before it came to this field.',
  'leads-away': 'The choice leads to another page or sends the form, so it was not pressed.',
  'changed-since': 'It was changed after the fill, so it was left as it is now.',
  // mismatch
  'page-changed-it': 'The page changed the value after it was filled. Look at it before you save.',
  'stays-chosen': 'Nothing was chosen here before, and the page may keep the choice. Look at it before you save.',
  'changed-meanwhile':
    'It was changed while its choice was looked for, and was left as it is now. Look at it before you save.',
  // refused
  gone: 'It is not in the page any more.',
  changed: 'The page put another field in its place, so it was not touched.',
  disabled: 'It is switched off in the page.',
  readonly: 'It can be read but not changed.',
  hidden: 'It is not visible.',
  tiny: 'It is too small to be seen.',
  transparent: 'It is transparent, so nobody would see what is in it.',
  clipped: 'It is cut off by what is around it.',
  'off-screen': 'It lies outside what the window can show.',
  'aria-hidden': 'It is hidden from screen readers, as traps for programs are.',
  inert: 'A dialog in front keeps it from being used. Close the dialog first.',
  covered: 'Something lies over it. Move that away, then fill again.',
};

const BY_OUTCOME: Partial<Record<FieldResult['outcome'], string>> = {
  mismatch: 'The page changed the value after it was filled. Look at it before you save.',
  refused: 'The field could not be filled safely: it was hidden, replaced or not editable any more.',
  left: 'The field was left as it was.',
};

/** Why a field is not filled, or not put back; nothing for one that is. */
export function fieldSentence({ outcome, code = '' }: Pick<FieldResult, 'outcome' | 'code'>): string | undefined {
  if (outcome === 'kept' || outcome === 'restored') return undefined;
  if (code === 'gone' && outcome === 'mismatch') return 'The page took the field away after it was filled.';
  return Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : BY_OUTCOME[outcome];
}
