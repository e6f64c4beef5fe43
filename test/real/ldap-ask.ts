import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PEOPLE, SIGN_IN } from '../../lib/start/consoles/credentials.ts';

const run = promisify(execFile);
const bind = (ldap: string) => ['-x', '-H', ldap, '-D', SIGN_IN.ldap.name, '-w', SIGN_IN.ldap.password];

/** Everything the directory stored for the person with this uid: attribute → values. Undefined when there is none. */
export async function ldapEntry(ldap: string, uid: string): Promise<Record<string, string[]> | undefined> {
  const filter = `(uid=${uid.replace(/[*()\\\0]/g, (char) => `\\${char.charCodeAt(0).toString(16).padStart(2, '0')}`)})`;
  // no line folding: one attribute is one line
  const { stdout } = await run('ldapsearch', ['-LLL', '-o', 'ldif-wrap=no', ...bind(ldap), '-b', PEOPLE, filter]);
  return readLdif(stdout);
}

/** Reads one LDIF entry (RFC 2849): `name: text` or `name:: base64`. */
export function readLdif(text: string): Record<string, string[]> | undefined {
  const entry: Record<string, string[]> = {};
  for (const line of text.split('\n')) {
    const found = /^([^:#\s]+)(::?) (.*)$/.exec(line);
    if (!found) continue;
    const [, name = '', colons, value = ''] = found;
    const values = entry[name] ?? [];
    values.push(colons === '::' ? Buffer.from(value, 'base64').toString('utf8') : value);
    entry[name] = values;
  }
  return Object.keys(entry).length > 0 ? entry : undefined;
}

/** Removes the person with this distinguished name: a test takes back what it made. */
export async function removeLdapEntry(ldap: string, dn: string): Promise<void> {
  await run('ldapdelete', [...bind(ldap), dn]);
}

/** Gives a person another value, past every console: what somebody else changed, or a test takes back. */
export async function changeLdapEntry(ldap: string, uid: string, attribute: string, value: string): Promise<void> {
  const change = `dn: uid=${uid},${PEOPLE}\nchangetype: modify\nreplace: ${attribute}\n${attribute}: ${value}\n`;
  const modify = run('ldapmodify', bind(ldap));
  modify.child.stdin?.end(change);
  await modify;
}
