import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findOrInstallChromium } from '../../lib/start/browser/find-chromium.ts';
import { startLam } from '../../lib/start/consoles/lam/start.ts';
import { startMesh } from '../../lib/start/consoles/mesh/start.ts';
import { startRt } from '../../lib/start/consoles/rt/start.ts';
import { canInstallPackages, installPackages } from '../../lib/start/debian.ts';
import { buildExtension } from '../../lib/start/extension-build.ts';
import { rememberedPorts } from '../../lib/start/ports.ts';
import { runningPort } from '../../lib/start/process-group.ts';
import { step } from '../../lib/start/progress.ts';
import { installPostgres, postgresMissing } from '../drive/postgres.ts';

/** What the tests run against. Parts this machine cannot have are named in `skipped`, with the reason. */
export interface Ready {
  env: NodeJS.ProcessEnv;
  firefox: boolean;
  consoles: boolean;
  skipped: string[];
  stop(): Promise<void>;
}

/** Installs browsers, builds both extensions and starts the real consoles, as `npm start` does. Throws `CannotStart`. */
export async function setUp(root: string): Promise<Ready> {
  const skipped: string[] = [];
  const chromium = await step('Chromium', async (say) => {
    const { path, version } = await findOrInstallChromium(say);
    return { value: path, note: version };
  });
  const firefox = await firefoxPath(skipped);
  for (const browser of ['chrome', 'firefox'] as const) {
    await step(`extension for ${browser}`, async () => {
      const { built } = await buildExtension(root, browser);
      return { value: undefined, note: built ? 'built' : 'as built before' };
    });
  }
  await postgres(skipped);
  const consoles = await realConsoles(join(root, '.data'), skipped);
  const env = { ...process.env, CHROMIUM: chromium, ...(firefox ? { FIREFOX: firefox } : {}), ...consoles?.env };
  return {
    env: consoles ? env : { ...env, UNSWIVEL_CONSOLES: 'off' },
    firefox: firefox !== undefined,
    consoles: consoles !== undefined,
    skipped,
    stop: consoles?.stop ?? (async () => {}),
  };
}

/** Its server programs are enough: the tests start private servers of their own. */
async function postgres(skipped: string[]): Promise<void> {
  const missing = postgresMissing();
  if (missing) skipped.push(`the collector's tests on PostgreSQL: ${missing}`);
  else await step('PostgreSQL', async (say) => ({ value: await installPostgres(say) }));
}

async function firefoxPath(skipped: string[]): Promise<string | undefined> {
  const known = [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find(
    (path) => path && existsSync(path),
  );
  if (known) return known;
  if (!canInstallPackages()) {
    skipped.push('Firefox smoke: no Firefox here, and none may be installed. Install firefox-esr, or set FIREFOX.');
    return undefined;
  }
  await step('Firefox ESR', async (say) => ({ value: await installPackages(['firefox-esr'], say) }));
  return '/usr/bin/firefox-esr';
}

/** The consoles stay as they are when somebody runs them already: `npm start -- --real` in the same checkout. */
async function realConsoles(data: string, skipped: string[]) {
  if (process.env.UNSWIVEL_CONSOLES === 'off') {
    skipped.push('tour and tests on real consoles: UNSWIVEL_CONSOLES=off.');
    return undefined;
  }
  if (!canInstallPackages()) {
    skipped.push('tour and tests on real consoles: they need Debian and root.');
    return undefined;
  }
  const ports = rememberedPorts(data, (line) => console.log(`  … ${line}`));
  const folder = join(data, 'consoles');
  const [rtAt, meshAt, lamAt] = ['rt', 'mesh', 'lam'].map((name) => join(folder, name)) as [string, string, string];
  const running = (state: string, name = 'server') => runningPort(join(state, `${name}.json`));
  const wereRunning = running(rtAt) !== undefined;
  const rtPort = await ports.portFor('rt', running(rtAt));
  const meshPort = await ports.portFor('mesh', running(meshAt));
  const lamPort = await ports.portFor('lam', running(lamAt));
  const ldapPort = await ports.portFor('ldap', running(join(lamAt, 'directory'), 'slapd'));
  const rt = await step('Request Tracker 5', async (log) => ({
    value: await startRt({ state: rtAt, port: rtPort, log }),
  }));
  const lam = await step('LDAP Account Manager', async (log) => ({
    value: await startLam({ state: lamAt, port: lamPort, ldapPort, log }),
  }));
  const mesh = await step('MeshCentral', async (log) => ({
    value: await startMesh({ state: meshAt, port: meshPort, log }),
  }));
  return {
    // by number: programs ask too, and their resolver may not know `*.localhost`
    env: {
      RT_URL: rt.address,
      MESH_URL: mesh.address,
      LAM_URL: lam.address,
      LDAP_URL: lam.ldap,
      MESH_APP: mesh.app,
    },
    stop: async () => {
      if (!wereRunning) await Promise.all([rt.stop(), lam.stop(), mesh.stop()]);
    },
  };
}
