import type { Attribute } from '../../record/attributes.ts';

/**
 * What a control can be about: an attribute; `name`, which its neighbours make a full, given or family name; or something that is never identity
 * and must not be taken for it.
 */
export type Concept =
  | Attribute
  | 'name'
  | 'not:secret'
  | 'not:payment'
  | 'not:search'
  | 'not:other-person'
  | 'not:address-part'
  | 'not:phone-part'
  | 'not:thing'
  | 'not:text'
  | 'not:personal'
  | 'not:inverse';
