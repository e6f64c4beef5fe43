import { deceptive } from '../../record/deceptive-name.ts';
import type { Technician } from '../../record/record.schema.ts';
import { Refused } from '../errors.ts';

/** Throws `Refused` 400 `scim.name` when a name that is new or changed hides a character or looks like another: a console would be fooled by it. */
export function refuseName(next: Technician, before: Technician | undefined): void {
  for (const [where, read] of NAMES) {
    const text = read(next);
    if (text === undefined || (before && read(before) === text)) continue;
    const why = deceptive(text);
    if (why) throw new Refused('scim.name', { where, why });
  }
}

const NAMES: [string, (technician: Technician) => string | undefined][] = [
  ['userName', (one) => one.userName],
  ['name.givenName', (one) => one.name.givenName],
  ['name.middleName', (one) => one.name.middleName],
  ['name.familyName', (one) => one.name.familyName],
  ['displayName', (one) => one.displayName],
  ['nickName', (one) => one.nickName],
];
