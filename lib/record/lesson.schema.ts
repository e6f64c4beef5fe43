/**
 * What a person taught about one control of a console: "this field is …". Data, never code: a lesson can name a place and an attribute, and nothing else (attack 44).
 * Whether the control may be filled is decided at every fill, whatever was taught.
 */
import { z } from 'zod';
import { ATTRIBUTES } from './attributes.ts';

const QUOTED = '"(?:[^"\\\\\\n]|\\\\["\\\\])*"';
const PART = `(?:\\[[a-z][a-z0-9_-]*=${QUOTED}\\]|:nth-of-type\\([1-9][0-9]{0,3}\\)|\\.-?[A-Za-z_][\\w-]*)`;
const STEP = `[a-z][a-z0-9-]*${PART}*`;
/** Tags, attributes by their value, classes and places among siblings, from parent to child: what the maker of selectors writes, and nothing that is slow to match. */
const PLAIN = new RegExp(`^${STEP}(?: > ${STEP})*$`);

export const plainSelectorSchema = z.string().max(512).regex(PLAIN, 'is not a selector made of tags and attributes');

export const lessonSchema = z.strictObject({
  /** the address with what differs between records left out, as `pagePattern` writes it: `/users/:id/edit?view=profile` */
  page: z.string().startsWith('/').max(512),
  /** the form or dialog the control stands in; absent = the page */
  root: plainSelectorSchema.optional(),
  /** how the control is found there; it counts only while exactly one fits */
  at: z.union([plainSelectorSchema, z.strictObject({ label: z.string().min(1).max(160) })]),
  /** null: this is never identity */
  attribute: z.enum(ATTRIBUTES).nullable(),
  /** what a person calls the control */
  control: z.string().max(160),
});
export type Lesson = z.infer<typeof lessonSchema>;
