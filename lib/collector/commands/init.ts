/** `init`: the first administrator, from a JSON file (SCIM attribute names) or from flags, and a one-time code for their first device. */
import { existsSync, readFileSync } from 'node:fs';
import {
  type Client,
  clientSchema,
  ENTERPRISE,
  type Technician,
  technicianSchema,
} from '../../record/record.schema.ts';
import { isTaken } from '../dialect.ts';
import { issueCode } from '../enrolment.ts';
import { createLogKey, type LogKey, logKeyFile, readLogKey, writeLogKey } from '../log-key.ts';
import { openDatabase } from '../open-database.ts';
import { parseBy } from '../read-json.ts';
import { readLogId, setUp } from '../set-up.ts';
import { byCommandLine, databaseUrl, print } from './data-folder.ts';
import { type GivenBy, Usage } from './usage.ts';

export const options = {
  data: { type: 'string' },
  'technician-json': { type: 'string' },
  id: { type: 'string' },
  'user-name': { type: 'string' },
  'given-name': { type: 'string' },
  'family-name': { type: 'string' },
  email: { type: 'string' },
  phone: { type: 'string' },
  'employee-number': { type: 'string' },
  company: { type: 'string' },
  domain: { type: 'string' },
  minutes: { type: 'string' },
  'log-key': { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Given = GivenBy<typeof options>;

export async function run(given: Given): Promise<void> {
  if (!given.data) throw new Usage('Say where the data shall be: --data DIR.');
  const file = given['technician-json'];
  const technician = parseBy(technicianSchema, file ? fromFile(file) : fromFlags(given));
  const company = given.company ? parseBy(clientSchema, companyOf(given.company, given.domain)) : undefined;
  const db = await openDatabase(given.data, databaseUrl());
  try {
    if (await readLogId(db)) throw new Usage(`${given.data} is set up already. Use enrol for another code.`);
    const key = keyAt(logKeyFile(given.data, given['log-key']));
    await setUp(db, { technician, company }, key, byCommandLine()).catch((error: unknown) => {
      // somebody else's init came first by a moment
      throw isTaken(error) ? new Usage(`${given.data} is set up already. Use enrol for another code.`) : error;
    });
    const minutes = Number(given.minutes ?? 1440);
    const code = await issueCode(db, { technician: technician.id, minutes }, new Date(), 'command line');
    print({ technician: technician.id, ...code }, given.json);
  } finally {
    await db.destroy();
  }
}

/** A key somebody put there is used; otherwise one is made. */
function keyAt(file: string): LogKey {
  if (existsSync(file)) return readLogKey(file);
  const key = createLogKey();
  writeLogKey(file, key);
  return key;
}

function fromFile(file: string): unknown {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as object;
    return { version: 1, active: true, ...value };
  } catch {
    throw new Usage(`${file} cannot be read as JSON.`);
  }
}

function fromFlags(given: Given): Technician {
  const [userName, givenName, familyName] = [given['user-name'], given['given-name'], given['family-name']];
  if (!userName || !givenName || !familyName)
    throw new Usage(
      'Say who the first administrator is: --user-name, --given-name and --family-name, or --technician-json FILE.',
    );
  const [email, phone, employeeNumber] = [given.email, given.phone, given['employee-number']];
  return {
    id: given.id ?? userName.toLowerCase(),
    version: 1,
    userName,
    name: { givenName, familyName },
    displayName: `${givenName} ${familyName}`,
    emails: email ? [{ value: email, type: 'work', primary: true }] : [],
    phoneNumbers: phone ? [{ value: phone, type: 'work', primary: true }] : [],
    addresses: [],
    active: true,
    [ENTERPRISE]: employeeNumber ? { employeeNumber } : {},
  };
}

/** The MSP itself: its rules name accounts in consoles that serve every client. */
function companyOf(name: string, domain: string | undefined): Partial<Client> {
  const id = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return {
    id: id || 'msp',
    version: 1,
    name,
    own: true,
    domains: domain ? [domain] : [],
    convention: { version: 1, rules: {}, maxLength: {}, collision: 'number' },
  };
}
