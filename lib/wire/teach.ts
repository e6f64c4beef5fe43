/** What the worker answers the teaching overlay: what is taught on this page, and nothing of the record. */
import type { FormProfile } from '../consoles/profile.schema.ts';
import type { Lesson } from '../record/lesson.schema.ts';

export interface ShownLesson extends Lesson {
  /** taught in this browser and not yet the team's, or part of the console for everybody */
  from: 'device' | 'team';
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
}

export type TeachAnswer = TeachState | { ok: false; code: string; sentence: string };
