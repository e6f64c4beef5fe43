/** `enrol`: a one-time code for a technician's device; `--roles` and `--serves` take effect when it is used. */
import { ROLES, type Role } from '../../record/record.schema.ts';
import { issueCode } from '../enrolment.ts';
import { listOf, print, withData } from './data-folder.ts';
import { type GivenBy, Usage } from './usage.ts';

export const options = {
  data: { type: 'string' },
  technician: { type: 'string' },
  roles: { type: 'string' },
  serves: { type: 'string' },
  minutes: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Given = GivenBy<typeof options>;

export async function run(given: Given): Promise<void> {
  const { technician } = given;
  if (!technician) throw new Usage('Say for whom: --technician ID.');
  const minutes = Number(given.minutes ?? 1440);
  if (!Number.isInteger(minutes) || minutes < 1) throw new Usage('--minutes is a whole number from 1.');
  const request = { technician, roles: rolesOf(given.roles), serves: listOf(given.serves), minutes };
  await withData(given.data, async (db) => {
    print(await issueCode(db, request, new Date(), 'command line'), given.json);
  });
}

/** The roles named, or `Usage` for a word that is none. */
export function rolesOf(text: string | undefined): Role[] | undefined {
  return listOf(text)?.map((word) => {
    const role = ROLES.find((one) => one === word);
    if (!role) throw new Usage(`“${word}” is no role. Roles are ${ROLES.join(', ')}.`);
    return role;
  });
}
