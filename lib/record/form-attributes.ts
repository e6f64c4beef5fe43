import { ATTRIBUTES, type Attribute } from './attributes.ts';

/** What the form that answers a ticket is filled with. Time is in whole minutes, or in hours with up to two decimals: what the field takes. */
export const REPLY_ATTRIBUTES = ['note', 'internal', 'minutesWorked', 'hoursWorked'] as const;
/** A day: no note's work is longer. */
export const MOST_MINUTES = 1440;
export type ReplyAttribute = (typeof REPLY_ATTRIBUTES)[number];

/** Everything a form is filled with: somebody's identity, or the answer to a ticket. */
export const FORM_ATTRIBUTES = [...ATTRIBUTES, ...REPLY_ATTRIBUTES] as const;
export type FormAttribute = (typeof FORM_ATTRIBUTES)[number];

const REPLY: ReadonlySet<string> = new Set(REPLY_ATTRIBUTES);
/** Whether a field is about somebody's identity. */
export const isIdentity = <F extends { attribute: FormAttribute }>(field: F): field is F & { attribute: Attribute } =>
  !REPLY.has(field.attribute);
