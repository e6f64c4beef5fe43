import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { SIGN_IN } from '../credentials.ts';

const run = promisify(execFile);

const TECHNICIANS = [
  ['mkruse', 'm.kruse@msp.example', 'Maren Kruse', '+493055500101'],
  ['jadeyemi', 'j.adeyemi@msp.example', 'Jide Adeyemi', '+442055500102'],
  ['lnguyen', 'l.nguyen@msp.example', 'Lan Nguyen', '+12025550103'],
] as const;

/**
 * Runs MeshCentral's own command-line client as the administrator and gives what it printed.
 * `app` is the folder MeshCentral is installed in. The server's certificate is its own, so it is not checked.
 */
export async function meshctrl(app: string, port: number, args: string[]): Promise<string> {
  const { name, password } = SIGN_IN.mesh;
  const server = ['--url', `wss://127.0.0.1:${port}`, '--loginuser', name, '--loginpass', password, '--ignorecert'];
  const { stdout } = await run(process.execPath, [`${app}/node_modules/meshcentral/meshctrl.js`, ...args, ...server], {
    cwd: app,
    timeout: 60_000,
    env: { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' },
  });
  return stdout;
}

/** Adds the technicians, a device group per client and one user group. A name that is there already is left as it is. */
export async function seedMesh(app: string, port: number): Promise<void> {
  for (const [user, email, realname, phone] of TECHNICIANS) {
    const person = ['--user', user, '--email', email, '--realname', realname, '--phone', phone];
    await meshctrl(app, port, ['adduser', '--pass', SIGN_IN.technician.password, '--emailverified', ...person]);
  }
  for (const client of ['Northwind Dental', 'Contoso Logistics']) {
    await meshctrl(app, port, ['adddevicegroup', '--name', client, '--desc', 'Client']);
  }
  await meshctrl(app, port, ['addusergroup', '--name', 'Technicians']);
}
