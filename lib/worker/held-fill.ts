/**
 * What a fill is about and what it fills in, for its outcome and for taking it back: in the browser's memory, for as long as its document is there. On disk an intent keeps
 * only what its client lets the log say, and no value once it is accounted for.
 */
import type { EventBody, EventField } from '../evidence/event.schema.ts';
import type { FieldOutcome } from '../wire/state.ts';
import type { IntendedField, IntentRow } from './database.ts';
import { changeSession, readSession } from './session-store.ts';

/** A fill as it is announced, in full. */
export type OpenedFill = Omit<IntentRow, 'id' | 'fields'> & {
  /** the first fields of its event, in their order */
  fields: (IntendedField & { to: string })[];
  /** fields the fill left alone, as the panel lists them */
  left: FieldOutcome[];
};

/** An intent with what is known of its fill just now. */
export type HeldIntent = IntentRow & { left: FieldOutcome[] };

type Held = Pick<OpenedFill, 'about' | 'fields' | 'left'>;

interface FramesFills {
  document: string;
  /** by intent, oldest first */
  fills: [id: string, fill: Held][];
}

/** More steps than any form has; what is beyond them is taken back all the same, its event then names no values. */
const MOST_FILLS = 40;

const fillsKey = ({ tab, frame }: Pick<IntentRow, 'tab' | 'frame'>) => `fill:${tab}:${frame}`;

export async function holdFill(id: string, { about, fields, left, ...place }: OpenedFill): Promise<void> {
  await changeSession<FramesFills>(fillsKey(place), (held) => {
    const before = held?.document === place.document ? held.fills : [];
    return { document: place.document, fills: [...before.slice(1 - MOST_FILLS), [id, { about, fields, left }]] };
  });
}

/** The intent with all its fill was; as the disk has it where the memory does not know it any more. */
export async function withHeld(intent: IntentRow): Promise<HeldIntent> {
  const held = await readSession<FramesFills>(fillsKey(intent));
  const fill = held?.fills.find(([id]) => id === intent.id)?.[1];
  return { ...intent, left: [], ...fill };
}

/** As the disk keeps it while nobody told its outcome: as its event has it, after masking and the client's policy, and without what the policy hid. */
export function keptIntent({ left: _, ...fill }: OpenedFill, body: EventBody): IntentRow {
  const { subject, ticket, client, console, page, object } = body;
  const said = { subject, ticket, client, console, page, object };
  return {
    ...fill,
    id: body.id,
    about: Object.fromEntries(Object.entries(said).filter(([, one]) => one !== undefined)),
    fields: fill.fields.map(({ key, attribute }, at) => ({ key, attribute, ...keptField(body.fields?.[at]) })),
  };
}

/** What it held is said by its event; the outcome event names that one. */
function keptField({
  control = '',
  policy,
  from,
  to,
}: Partial<EventField> = {}): Omit<IntendedField, 'key' | 'attribute'> {
  if (policy) return { control, policy };
  return { control, ...(from ? { from } : {}), ...(to === undefined ? {} : { to }) };
}

/** Accounted for: no value stays. `lost` = nobody told its outcome, one that comes late is still taken. */
export function closedIntent({ lost: _, ...intent }: IntentRow, lost: boolean): IntentRow {
  const fields = intent.fields.map(({ from: _from, to: _to, ...field }) => field);
  return { ...intent, fields, state: 'closed', ...(lost ? { lost } : {}) };
}

/** What an event repeats of a field of an intent. */
export function repeatedField({ attribute, control, from, to, policy }: IntendedField): EventField {
  return {
    attribute,
    control,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(policy ? { policy } : {}),
  };
}
