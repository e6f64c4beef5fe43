import type { World } from './world.ts';

/** Two fields any form of people has, what they are filled with, and what comes of it: two make a form a form. */
export const NAMES = '<label>First name <input name=first></label><label>Last name <input name=last></label>';
export const NAMED = { 'name.givenName': 'Maren', 'name.familyName': 'Kruse' };
export const KEPT = { 'name.givenName': 'kept', 'name.familyName': 'kept' };

/** Fills what the classifier finds with the value named for its attribute. */
export function fill(world: World, values: Record<string, string>, overwrite = false) {
  return world.run(
    async (unswivel, { values, overwrite }) => {
      const fields = unswivel.candidates({ root: document });
      const plan = fields.flatMap((field) => {
        const value = values[field.candidate.attribute];
        return value === undefined ? [] : [{ field, value }];
      });
      const { results, filled } = await unswivel.fillFields(plan, { signal: new AbortController().signal, overwrite });
      Object.assign(globalThis, { filled });
      return Object.fromEntries(
        results.map((result, index) => [
          plan[index]?.field.candidate.attribute,
          [result.outcome, result.code].filter(Boolean).join(' '),
        ]),
      );
    },
    { values, overwrite },
  );
}

export function undo(world: World) {
  return world.run(async (unswivel) => {
    const { filled } = globalThis as unknown as { filled: never };
    return (await unswivel.undoFill(filled, { signal: new AbortController().signal })).map(({ outcome, code }) =>
      [outcome, code].filter(Boolean).join(' '),
    );
  });
}

export const PERSON = {
  'name.givenName': 'Maren',
  'name.familyName': 'Kruse',
  email: 'maren.kruse@client.example',
  phone: '+49 30 5550100',
  country: 'Germany',
  active: 'true',
  title: 'Technician',
};

export const FORM = `<form>
  <label>First name <input name="first"></label>
  <label for="l">Last name</label><input id="l">
  <label>E-mail <input type="email" name="mail" value="old@client.example"></label>
  <label>Phone <input name="phone" maxlength="8"></label>
  <label>Country <select name="country"><option value="">Choose<option value="DE">Germany<option value="FR">France</select></label>
  <label><input type="checkbox" name="enabled"> Account enabled</label>
  <label>Password <input type="password" name="pw"></label>
</form>`;
