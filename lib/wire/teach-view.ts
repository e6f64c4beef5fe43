/** What the teaching overlay shows, and what a person can do in it: lib/page makes it, components draw it. */
import type { Attribute } from '../record/attributes.ts';
import type { Lesson } from '../record/lesson.schema.ts';
import type { OverlayState } from './state.ts';
import type { DeclinedLesson, ShownLesson } from './teach.ts';

/** Why a way to find a control will hold: best first. */
export type Reason = 'name' | 'test' | 'autocomplete' | 'aria' | 'id' | 'label' | 'class' | 'position';

/** One way to find a control inside its form. */
export interface Way {
  at: Lesson['at'];
  reason: Reason;
}

/** What a control is taken for now, and by whose word. `null` = it is left alone. */
export interface Taken {
  attribute: Attribute | null;
  by: ShownLesson['from'] | 'profile' | 'classifier';
}

/** Why nothing can be taught of a control. */
export type Unteachable = 'forbidden' | 'left-out';

/** A place in the top frame's window, in CSS pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A field as a row of the list. */
export interface FieldRow {
  label: string;
  taken: Taken;
  unteachable: Unteachable | null;
}

/** What was found when the person tried a lesson. */
export type Tried =
  | { found: 'it'; label: string; guess: Attribute | null; confidence: number }
  | { found: 'none' | 'several' | 'another' | 'forbidden' };

/** What is to be told: one of the overlay's own sentences, or one that came from elsewhere. */
export type Said =
  | { code: 'kept' | 'removed' | 'noWay' | 'notSuited' | 'gone' | 'forbidden' | 'left-out' }
  | { text: string };

/** Everything the teaching overlay shows. */
export interface TeachView {
  console: string;
  /** the pages a lesson counts for */
  page: string;
  side: 'left' | 'right';
  dock: OverlayState['dock'];
  /** `point` at a field, `choose` its attribute, `check` the lesson before it is kept; `rest`: the page is the person's again */
  step: 'point' | 'choose' | 'check' | 'rest';
  fields: FieldRow[];
  /** the field in hand, by its place in `fields`; -1 = none */
  active: number;
  /** from `choose` on; undefined until one was chosen, null = never identity */
  attribute: Attribute | null | undefined;
  way: Way | null;
  /** how many ways there are to find the field */
  ways: number;
  tried: Tried | null;
  lessons: ShownLesson[];
  declined: DeclinedLesson[];
  /** the lesson just kept, to be taken back */
  kept: ShownLesson | null;
  said: Said | null;
  busy: boolean;
  boxes: (Box & { kind: 'active' | 'found' })[];
}

export interface TeachDeeds {
  /** the person walks to a field */
  move(index: number): void;
  /** takes the field in hand */
  pick(index: number): void;
  choose(attribute: Attribute | null): void;
  /** another way to find the same field */
  otherWay(): void;
  attempt(): void;
  /** `keep` and `forget` hand on the event itself: whether it is a person's gesture is judged where it counts */
  keep(event: Event): void;
  forget(lesson: ShownLesson, event: Event): void;
  /** points again after a rest */
  more(): void;
  /** the panel goes to the other side */
  turn(): void;
  back(): void;
  end(): void;
}
