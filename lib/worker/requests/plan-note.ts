/** Which control of a reply form gets what, and why it is left. Pure. */
import type { ReplyAttribute } from '../../record/form-attributes.ts';
import type { Candidate } from '../../wire/page.schema.ts';
import type { TicketNote } from '../../wire/page-requests.ts';
import type { FieldOutcome } from '../../wire/state.ts';
import { fieldSentence } from '../field-sentences.ts';
import type { WroteValue } from '../frame-visit.ts';

export interface NotePlan {
  fill: { candidate: Candidate; value: string }[];
  left: (FieldOutcome & { code: string; candidate: Candidate })[];
}

/** A sentence where nothing is written at all: what somebody wrote in the box stays, and no note goes to the requester. */
export function planNote(
  fields: readonly Candidate[],
  { text, minutes }: Pick<TicketNote, 'text' | 'minutes'>,
  { internal, wrote }: { internal: boolean; wrote: readonly WroteValue[] },
): NotePlan | { code: string; sentence: string } {
  const find = (attribute: ReplyAttribute) => fields.find((one) => one.attribute === attribute);
  const box = find('note');
  if (!box || box.barrier)
    return {
      code: box?.barrier ?? 'note.no-box',
      sentence: `The place for the note is not at hand. ${fieldSentence({ outcome: 'refused', code: box?.barrier }) ?? ''}`,
    };
  const inside = find('internal');
  if (internal && (!inside || inside.barrier))
    return {
      code: 'note.not-internal',
      sentence:
        'As the form stands, the requester would be sent this note. Choose the internal comment in it, then fill again.',
    };
  if (!isFree(box, text, wrote))
    return {
      code: 'field.occupied',
      sentence: 'Something is written in the form already, and stays. Empty it and fill again, or copy the note.',
    };
  const plan: NotePlan = { fill: [], left: [] };
  // A choice is found only while it is the internal one; a tick is set.
  if (inside && !inside.options) add(inside, 'true');
  add(box, text);
  const field = minutes === null ? undefined : (find('minutesWorked') ?? find('hoursWorked'));
  if (field && minutes !== null) add(field, field.attribute === 'hoursWorked' ? hoursOf(minutes) : String(minutes));
  return plan;

  function add(candidate: Candidate, value: string): void {
    const { key, attribute, control, current, barrier } = candidate;
    const leave = (code: string, why: string, outcome: 'left' | 'refused' = 'left') =>
      plan.left.push({ key, attribute, control, outcome, code, why, candidate });
    if (barrier) leave(barrier, fieldSentence({ outcome: 'refused', code: barrier }) ?? '', 'refused');
    else if (current !== undefined && flat(current) === flat(value)) leave('field.already', 'It holds this already.');
    else if (value !== 'true' && !isFree(candidate, value, wrote))
      leave('field.occupied', 'It holds something else, which stays.');
    else plan.fill.push({ candidate, value });
  }
}

/** Empty, or still what we left in it. */
function isFree(
  { attribute, control, holds, current }: Candidate,
  value: string,
  wrote: readonly WroteValue[],
): boolean {
  if (holds === 'nothing' || current === undefined) return holds === 'nothing';
  const before = wrote.find((one) => one.attribute === attribute && one.control === control);
  return flat(current) === flat(value) || (before !== undefined && flat(current) === flat(before.value));
}

/** Rich text has its own mind of line breaks. */
const flat = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** Rounded up to hundredths, so that no minute is lost. */
const hoursOf = (minutes: number): string => String(Math.ceil((minutes * 100) / 60) / 100);
