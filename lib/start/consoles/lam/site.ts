import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = '/usr/share/ldap-account-manager';
const CONFIG = '/var/lib/ldap-account-manager/config';
const BASE = 'dc=client,dc=example';

/** Copies LAM out of Debian's package, so that its configuration and sessions live in `state`, and points it at the directory. */
export function makeLamSite(state: string, ldapPort: number): string {
  const site = join(state, 'www');
  const marker = join(state, 'site-made');
  if (!existsSync(marker)) {
    rmSync(site, { recursive: true, force: true });
    cpSync(PACKAGE, site, {
      recursive: true,
      filter: (from) => !['config', 'sess', 'tmp', 'docs'].some((name) => from === join(PACKAGE, name)),
    });
    for (const folder of ['sess', 'tmp/internal']) mkdirSync(join(site, folder), { recursive: true });
    cpSync(CONFIG, join(site, 'config'), { recursive: true, dereference: true });
    rmSync(join(site, 'config', 'config.cfg'), { force: true });
    const main = readFileSync('/etc/ldap-account-manager/config.cfg', 'utf8');
    writeFileSync(join(site, 'config', 'config.cfg'), set(main, { logDestination: 'NONE' }));
    writeFileSync(marker, '');
  }
  const profile = readFileSync(join(CONFIG, 'lam.conf'), 'utf8').replaceAll('dc=yourdomain,dc=org', BASE);
  writeFileSync(
    join(site, 'config', 'lam.conf'),
    set(profile, {
      ServerURL: `ldap://127.0.0.1:${ldapPort}`,
      Admins: `cn=admin,${BASE}`,
      useTLS: 'no',
      'types: suffix_user': `ou=People,${BASE}`,
      'types: suffix_group': `ou=Groups,${BASE}`,
      'types: modules_user': 'inetOrgPerson,posixAccount',
      activeTypes: 'user,group',
    }),
  );
  return site;
}

/** LAM's configuration is `name: value` lines; a setting that is not there yet is added. */
function set(text: string, values: Record<string, string>): string {
  let changed = text;
  for (const [name, value] of Object.entries(values)) {
    const line = new RegExp(`^${name}:.*$`, 'm');
    changed = line.test(changed) ? changed.replace(line, `${name}: ${value}`) : `${changed}\n${name}: ${value}\n`;
  }
  return changed;
}
