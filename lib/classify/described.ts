import type { Attribute } from '../record/attributes.ts';
import type { Concept } from './rules/concepts.ts';

export const CONTROL_KINDS = ['text', 'textarea', 'select', 'checkbox', 'radio', 'editable', 'combobox'] as const;
export type ControlKind = (typeof CONTROL_KINDS)[number];

/** Where a text about a control stands, best witness first. */
export const SOURCES = [
  ...(['label', 'aria', 'cell', 'before', 'placeholder'] as const),
  ...(['name', 'id', 'title', 'after', 'binding'] as const),
] as const;
export type Source = (typeof SOURCES)[number];

export interface Text {
  source: Source;
  text: string;
}

/** Not shown to the person. */
export const UNSHOWN: ReadonlySet<Source> = new Set(['name', 'id', 'binding']);

/** One control of a page in words: what is said about it, never what it holds. */
export interface Described {
  kind: ControlKind;
  /** an input's type; else the element's name */
  type: string;
  name: string;
  id: string;
  autocomplete?: string | undefined;
  /** the texts that tell what it is for, best first */
  texts: Text[];
  /** what a select or a group of radio buttons offers, the first 60 */
  options?: string[] | undefined;
  /** controls of one form have one number */
  form: number;
  /** where it stands to the first password of its form; absent when the form asks for none */
  password?: 'before' | 'after' | undefined;
}

/** What a control is about. */
export interface Verdict {
  /** null: no identity field; `evidence` says why */
  attribute: Attribute | null;
  /** what it was taken for, identity or not; null when nothing tells */
  about: Concept | null;
  /** 0 to 1 */
  confidence: number;
  /** readable reasons, strongest first: `label says "first name"` */
  evidence: string[];
  /** it asks to repeat what another field holds */
  again: boolean;
  /** among fields of one attribute: more for the one that is meant (`work`), less for the one that is not (`other`), −0.3 to 0.1 */
  preferred: number;
}
