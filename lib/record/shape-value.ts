import type { Attribute } from './attributes.ts';
import { countryName } from './country.ts';
import { shapePhone } from './shape-phone.ts';

/** What a page shows of how it wants a value. Written by the page: read, never believed further than that. */
export interface FieldShape {
  placeholder?: string | undefined;
  /** the source of a regular expression; never run */
  pattern?: string | undefined;
  maxLength?: number | undefined;
  /** the domain or dialling code that the page adds to the value */
  beside?: string | undefined;
  /** its choices are not known before its list is open */
  listed?: boolean | undefined;
}

export type Shaped = { value: string } | { code: string; why: string };

/**
 * A value as one field takes it: a country's name where it is chosen from a list, the local part where the domain stands fixed beside it, a phone number with or without its country, in as many characters as fit.
 * Refuses what would come out as another value: an address under the page's domain that is not its own, a number under another dialling code, anything that would have to be cut.
 */
export function shapeValue(attribute: Attribute, value: string, shape: FieldShape): Shaped {
  const shaped =
    attribute === 'phone' || attribute === 'mobile'
      ? shapePhone(value, shape)
      : LOCAL_PARTS.has(attribute)
        ? withoutDomain(value, shape.beside ?? '')
        : { value: attribute === 'country' && shape.listed ? countryName(value) : value };
  const { maxLength } = shape;
  if ('value' in shaped && maxLength !== undefined && shaped.value.length > maxLength)
    return {
      code: 'field.too-long',
      why: `The value has ${shaped.value.length} characters; the field takes ${maxLength}.`,
    };
  return shaped;
}

const LOCAL_PARTS: ReadonlySet<Attribute> = new Set(['email', 'emailAlias', 'userName', 'userPrincipalName']);

function withoutDomain(value: string, beside: string): Shaped {
  const domain = /^@?([\w-]+(?:\.[\w-]+)+)$/.exec(beside.trim())?.[1]?.toLowerCase();
  const at = value.lastIndexOf('@');
  // A bare domain may be there for another reason; with an @, or as a choice of domains, it is what the page appends.
  if (!domain || at < 0) return { value };
  if (value.slice(at + 1).toLowerCase() === domain) return { value: value.slice(0, at) };
  return {
    code: 'field.other-domain',
    why: `The page adds @${domain}, and the value is ${value}. Choose the domain, then fill again.`,
  };
}
