import { SIGN_IN } from '../../lib/start/consoles/credentials.ts';

/** A user as Request Tracker stored it; custom fields by their name. */
export interface RtUser {
  id: string;
  Name: string;
  Address1: string;
  City: string;
  State: string;
  Zip: string;
  Country: string;
  RealName: string;
  NickName: string;
  EmailAddress: string;
  WorkPhone: string;
  MobilePhone: string;
  Organization: string;
  customFields: Record<string, string>;
}

/** GET on RT's REST 2 as its administrator. `address` is RT by number, e.g. `http://127.0.0.1:8483`. Undefined on 404, throws on anything else. */
export async function askRt(address: string, path: string): Promise<Record<string, unknown> | undefined> {
  const { name, password } = SIGN_IN.rt;
  const basic = Buffer.from(`${name}:${password}`).toString('base64');
  const answer = await fetch(`${address}/REST/2.0${path}`, { headers: { authorization: `Basic ${basic}` } });
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`RT answered ${answer.status} to ${path}: ${(await answer.text()).slice(0, 300)}`);
  return (await answer.json()) as Record<string, unknown>;
}

/** Makes room for a new user of this name: the old one is renamed, loses its address and is disabled. RT deletes no users. */
export async function retireRtUser(address: string, name: string): Promise<void> {
  const { name: admin, password } = SIGN_IN.rt;
  const answer = await fetch(`${address}/REST/2.0/user/${encodeURIComponent(name)}`, {
    method: 'PUT',
    headers: {
      authorization: `Basic ${Buffer.from(`${admin}:${password}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ Name: `${name}-retired-${Date.now()}`, EmailAddress: '', Disabled: 1 }),
  });
  if (!answer.ok)
    throw new Error(`RT would not retire ${name}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
}

/** A user by login name, or undefined when RT has none. */
export async function rtUser(address: string, name: string): Promise<RtUser | undefined> {
  const user = await askRt(address, `/user/${encodeURIComponent(name)}`);
  if (user === undefined) return undefined;
  const text = (key: string) => String(user[key] ?? '');
  const fields = (user.CustomFields ?? []) as { name: string; values: string[] }[];
  return {
    id: text('id'),
    Name: text('Name'),
    Address1: text('Address1'),
    City: text('City'),
    State: text('State'),
    Zip: text('Zip'),
    Country: text('Country'),
    RealName: text('RealName'),
    NickName: text('NickName'),
    EmailAddress: text('EmailAddress'),
    WorkPhone: text('WorkPhone'),
    MobilePhone: text('MobilePhone'),
    Organization: text('Organization'),
    customFields: Object.fromEntries(fields.map((field) => [field.name, field.values[0] ?? ''])),
  };
}

/** A ticket as REST 2 gives it, or undefined. */
export function rtTicket(address: string, number: string): Promise<Record<string, unknown> | undefined> {
  return askRt(address, `/ticket/${encodeURIComponent(number)}`);
}
