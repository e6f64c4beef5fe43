import { join } from 'node:path';
import { startConsole } from '../../lib/start/consoles/start-console.ts';
import { nextFreePort } from '../../lib/start/ports.ts';
import { ldapEntry, removeLdapEntry } from '../real/ldap-ask.ts';
import { meshUser, removeMeshUser } from '../real/mesh-ask.ts';
import { retireRtUser, rtUser } from '../real/rt-ask.ts';

/** The three real consoles, with the questions a test asks them afterwards: of RT's REST API, of MeshCentral's control tool, of the directory itself. */
export interface RealConsoles {
  url: { rt: string; mesh: string; lam: string };
  rtAddress: string;
  rtUser(name: string): ReturnType<typeof rtUser>;
  meshUser(name: string): ReturnType<typeof meshUser>;
  ldapEntry(uid: string): ReturnType<typeof ldapEntry>;
  /** Takes back the accounts a run made. RT keeps users for ever: there the account gives its name and address away and is disabled. */
  forget(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** `npm start` says where its own run from. */
export const STATE = process.env.CONSOLES_STATE ?? new URL('../../.data/consoles', import.meta.url).pathname;

/** Starts RT 5, MeshCentral and LAM with slapd, or finds them running from an earlier start. First time: some minutes of installing. */
export async function startRealConsoles(log: (line: string) => void): Promise<RealConsoles> {
  const at = async (port: number) => nextFreePort(port);
  const rt = await startConsole('rt', { state: join(STATE, 'rt'), port: await at(8483), log });
  const mesh = await startConsole('mesh', { state: join(STATE, 'mesh'), port: await at(8484), log });
  const lam = (await startConsole('lam', { state: join(STATE, 'lam'), port: await at(8485), log })) as typeof rt & {
    ldap: string;
  };
  const app = join(STATE, 'mesh', 'app');
  const meshPort = Number(new URL(mesh.address).port);
  return {
    url: { rt: rt.url, mesh: mesh.url, lam: lam.url },
    rtAddress: rt.address,
    rtUser: (name) => rtUser(rt.address, name),
    meshUser: (name) => meshUser(app, meshPort, name),
    ldapEntry: (uid) => ldapEntry(lam.ldap, uid),
    async forget(name) {
      const dn = (await ldapEntry(lam.ldap, name))?.dn?.[0];
      if (dn) await removeLdapEntry(lam.ldap, dn);
      if (await rtUser(rt.address, name)) await retireRtUser(rt.address, name);
      if (await meshUser(app, meshPort, name)) await removeMeshUser(app, meshPort, name);
    },
    stop: async () => void (await Promise.all([rt.stop(), mesh.stop(), lam.stop()])),
  };
}
