import type { Attribute } from './attributes.ts';
import type { NamingPath, Rendered } from './naming.ts';
import type { Missing } from './provenance.ts';
import type { Client, Technician } from './record.schema.ts';

/** What a person calls an attribute, in the middle of a sentence. */
const WORDS: Partial<Record<Attribute | NamingPath, string>> = {
  'name.givenName': 'given name',
  'name.middleName': 'middle name',
  'name.familyName': 'family name',
  displayName: 'display name',
  nickName: 'nickname',
  userName: 'user name',
  userPrincipalName: 'user principal name',
  sAMAccountName: 'sAMAccountName',
  email: 'e-mail address',
  'email.local': 'e-mail address',
  emailAlias: 'second e-mail address',
  phone: 'work phone number',
  mobile: 'mobile number',
  employeeNumber: 'employee number',
  streetAddress: 'street address',
  locality: 'town',
  postalCode: 'postal code',
  timezone: 'time zone',
  preferredLanguage: 'language',
};

/** `email` → `e-mail address`, for use inside a sentence. */
export function attributeWord(attribute: Attribute | NamingPath): string {
  return WORDS[attribute] ?? attribute;
}

/** The record as it stands has no such value, and no rule makes one. For fields found in a page after `derive` gave nothing for them. */
export function lacking(attribute: Attribute, technician: Technician): Missing {
  if (attribute === 'role') {
    return {
      attribute,
      why: 'Neither the account nor a role template says a role to fill.',
      mend: `A lead or administrator sets the role of the account, or gives ${technician.displayName} a role template, in the options.`,
    };
  }
  if (attribute === 'ticketNumber') {
    return { attribute, why: 'No ticket is bound to this tab.', mend: 'Choose the ticket in the panel.' };
  }
  return {
    attribute,
    why: `The record of ${technician.displayName} has no ${attributeWord(attribute)}.`,
    mend: `An administrator adds it to the record of ${technician.displayName}, or the identity provider the record comes from does.`,
  };
}

/** A rule could not be used: which value was absent or has no ASCII form. */
export function ruleMissing(
  attribute: Attribute,
  failed: Extract<Rendered, { ok: false }>,
  technician: Technician,
  client: Client,
): Missing {
  const word = attributeWord(failed.path);
  if (failed.path.startsWith('client.')) {
    const what = failed.path === 'client.domain' ? 'domain' : failed.path.slice('client.'.length);
    const why =
      failed.reason === 'absent' ? `${client.name} has no ${what}` : `Nothing is left of the ${what} of ${client.name}`;
    return {
      attribute,
      why: `${why}, and the naming rule needs it.`,
      mend: `An administrator adds the ${what} to ${client.name} in the options, or changes the rule.`,
    };
  }
  const whose = `The ${word} “${failed.value ?? ''}” of ${technician.displayName}`;
  if (failed.reason === 'no-ascii') {
    return {
      attribute,
      why: `${whose} has letters without an ASCII form, and the naming rule of ${client.name} needs ASCII.`,
      mend: `An administrator adds the Latin spelling as nickname and names it in the rule of ${client.name}, or allots the account's name by hand.`,
    };
  }
  if (failed.reason === 'empty') {
    return {
      attribute,
      why: `${whose} has nothing left after the naming rule of ${client.name}.`,
      mend: `An administrator changes the rule, or allots the account's name by hand.`,
    };
  }
  return {
    attribute,
    why: `The naming rule of ${client.name} needs the ${word}, which the record of ${technician.displayName} lacks.`,
    mend: `An administrator adds it to the record of ${technician.displayName}, or the identity provider the record comes from does.`,
  };
}

/** The rule itself is at fault: it cannot be read, is absent for this purpose, or gives something that cannot stand. */
export function ruleAtFault(attribute: Attribute, why: string, client: Client): Missing {
  return { attribute, why, mend: `An administrator mends the naming rules of ${client.name} in the options.` };
}
