import type { Attribute } from '../../record/attributes.ts';

/**
 * What a control can be about: an attribute; `name`, which its neighbours make a full, given or family name; `accountName`, a login in one product and a
 * customer in another; or something that is never identity
 * and must not be taken for it.
 */
export type Concept =
  | Attribute
  | 'name'
  | 'accountName'
  | 'not:secret'
  | 'not:payment'
  | 'not:search'
  | 'not:other-person'
  | 'not:address-part'
  | 'not:address-2'
  | 'not:kind'
  | 'not:phone-part'
  | 'not:thing'
  | 'not:text'
  | 'not:personal'
  | 'not:inverse';
