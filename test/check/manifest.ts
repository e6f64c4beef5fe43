import { BROWSERS, type BuildFor, builtFiles, builtName } from './built.ts';
import type { Check, Finding } from './finding.ts';

/**
 * What the extension may ask for, exactly. A change here is a change of what people must consent to: it travels alone, in a commit of its own that says why
 * (attack 51).
 */
const PERMISSIONS = ['activeTab', 'alarms', 'identity', 'scripting', 'storage', 'unlimitedStorage'];
const OPTIONAL_HOSTS = ['http://*/*', 'https://*/*'];
export const APPROVED: Record<BuildFor, { permissions: string[]; optional_host_permissions: string[] }> = {
  chrome: { permissions: [...PERMISSIONS, 'sidePanel'], optional_host_permissions: OPTIONAL_HOSTS },
  firefox: { permissions: PERMISSIONS, optional_host_permissions: OPTIONAL_HOSTS },
};

/** Keys that give pages or other extensions a door, or widen where we run. */
const FORBIDDEN: Record<string, string> = {
  web_accessible_resources: 'a page could tell that the extension is there, and read it (attack 22)',
  externally_connectable: 'pages and other extensions could send it messages (attack 2)',
  host_permissions: 'no host is required: consoles are granted one by one',
  content_scripts: 'a script would run without a grant: register it at run time',
  optional_permissions: 'what is optional is a host; an API is asked for openly',
  update_url: 'updates come from the store',
  sandbox: 'code from text has no place here',
};

interface Manifest {
  [key: string]: unknown;
  permissions?: string[];
  optional_host_permissions?: string[];
  content_security_policy?: { extension_pages?: string };
}

export const manifest: Check = {
  name: 'manifest permissions (attack 51)',
  run: (root) =>
    BROWSERS.flatMap((browser) => {
      const text = builtFiles(root, browser, 'manifest.json').get('manifest.json');
      const where = builtName(browser, 'manifest.json');
      return text === undefined ? [{ where, what: 'is not there.' }] : wrongManifest(browser, where, JSON.parse(text));
    }),
};

export function wrongManifest(browser: BuildFor, where: string, given: Manifest): Finding[] {
  const found: Finding[] = [];
  for (const key of ['permissions', 'optional_host_permissions'] as const) {
    const approved = APPROVED[browser][key];
    const asked = given[key] ?? [];
    for (const one of asked.filter((name) => !approved.includes(name)))
      found.push({ where, what: `asks for “${one}” in ${key}, which nobody approved (test/check/manifest.ts).` });
    for (const one of approved.filter((name) => !asked.includes(name)))
      found.push({ where, what: `no longer asks for “${one}” in ${key}: take it off the approved list.` });
  }
  for (const [key, why] of Object.entries(FORBIDDEN)) {
    const value = given[key];
    if (value !== undefined && !(Array.isArray(value) && value.length === 0))
      found.push({ where, what: `has ${key}: ${why}.` });
  }
  if (/unsafe|https?:/.test(given.content_security_policy?.extension_pages ?? ''))
    found.push({ where, what: 'weakens the content security policy of its own pages.' });
  if (given.manifest_version !== 3) found.push({ where, what: 'is not manifest version 3.' });
  return found;
}
