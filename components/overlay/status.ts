import { displayText } from '../../lib/evidence/display-text.ts';
import type { Tone } from '../parts/tone.tsx';
import { attributeWords, overlayText } from '../text.ts';
import type { OverlayProps } from './props.ts';

/** The overlay's status in one shape: work under way first, then what needs a person, then what is refused. */
export function toneOf({ state, busy, hasForm }: Pick<OverlayProps, 'state' | 'busy' | 'hasForm'>): Tone {
  if (busy) return 'busy';
  if (state.evidence.problem) return 'bad';
  if (state.doubt) return 'warn';
  if (!hasForm) return state.drift ? 'warn' : 'off';
  if (state.fill.allowed) return 'ok';
  return state.client.status === 'known' && state.subject.status !== 'none' ? 'bad' : 'warn';
}

/** Why a field was left that an overwrite would fill: it held something else when asked, or when written. */
const OCCUPIED = new Set<string | undefined>(['field.occupied', 'holds-other', 'changed-value']);

/** Fields the last fill left because they held something else; those the record has no value for are not among them. */
export function overwritable({ last }: OverlayProps['state']): number {
  if (!last || last.undone) return 0;
  return last.fields.filter((field) => field.outcome === 'left' && OCCUPIED.has(field.code)).length;
}

/** What is told to a screen reader after something happened: the summary, then each field that needs a look. */
export function announcement({
  state,
  busy,
  notice,
  next,
}: Pick<OverlayProps, 'state' | 'busy' | 'notice' | 'next'>): string {
  if (busy) return overlayText.busy[busy];
  // Nothing of the step before: what is new is said first and alone.
  if (next) return overlayText.next(next);
  return notice ?? state.requests?.said ?? lastResult(state) ?? '';
}

/** What came of the last fill, or of taking it back, in a line; `good` when no field needs a look. */
export function resultOf({ fields, undone }: NonNullable<OverlayProps['state']['last']>): {
  good: boolean;
  summary: string;
} {
  const well = fields.filter(({ outcome }) => outcome === (undone ? 'restored' : 'kept')).length;
  const all = fields.length;
  return {
    good: well === all,
    summary: undone ? overlayText.undone(all - well, all) : overlayText.result(well, all),
  };
}

function lastResult({ last }: OverlayProps['state']): string | null {
  if (!last) return null;
  const { summary } = resultOf(last);
  const others = last.fields.filter(({ outcome }) => outcome !== 'kept' && outcome !== 'restored');
  const sentences = others.map(
    (field) => `${attributeWords[field.attribute]}: ${displayText(field.why ?? overlayText.outcome[field.outcome])}`,
  );
  return [last.undone ? summary : `${summary}.`, ...sentences].join(' ');
}
