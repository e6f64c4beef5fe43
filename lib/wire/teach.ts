/** What the worker answers the teaching overlay: what is taught on this page, and nothing of the record. */
import type { FormProfile } from '../consoles/profile.schema.ts';
import type { Lesson } from '../record/lesson.schema.ts';
import type { OverlayState } from './state.ts';

export interface ShownLesson extends Lesson {
  /** taught in this browser and not yet the team's, or part of the console for everybody */
  from: 'device' | 'team';
}

export interface DeclinedLesson extends Lesson {
  /** why, perhaps empty */
  reason: string;
}

export interface TeachState {
  ok: true;
  nonce: string;
  console: string;
  /** the pages a lesson taught here counts for */
  page: string;
  /** of the console's own profile: nothing outside its root, or in its `never`, can be taught */
  form?: Pick<FormProfile, 'root' | 'never'>;
  lessons: ShownLesson[];
  /** where the panel of the other overlay stands, which this one covers whole or not at all */
  dock: OverlayState['dock'];
  /** this person's own that somebody said no to: they count no more */
  declined: DeclinedLesson[];
}

export type TeachAnswer = TeachState | { ok: false; code: string; sentence: string };
