/** What every command is given, and what it says of it. */

/** Something the person at the command line must put right; its message is a sentence. */
export class Usage extends Error {}

type Option = { type: 'string' | 'boolean'; multiple?: boolean };

/** What a command with these options is given. */
export type GivenBy<Options extends Record<string, Option>> = {
  [Name in keyof Options]?: Options[Name] extends { type: 'boolean' }
    ? boolean
    : Options[Name] extends { multiple: true }
      ? string[]
      : string;
};
