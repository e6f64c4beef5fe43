import { join } from 'node:path';
import { SIGN_IN } from './consoles/credentials.ts';
import { startLam } from './consoles/lam/start.ts';
import { startMesh } from './consoles/mesh/start.ts';
import { startRt } from './consoles/rt/start.ts';
import type { Part, rememberedPorts } from './ports.ts';
import { startPractice } from './practice/start.ts';
import { runningPort } from './process-group.ts';
import { step } from './progress.ts';

/** Consoles to try Unswivel on. */
export interface DemoConsoles {
  /** id of the sample's console → where it runs */
  urls: Record<string, string>;
  /** pages to begin at */
  tabs: string[];
  /** how to sign in, one line each */
  signIns: string[];
  /** public-key hashes of servers with certificates of their own */
  certificates: string[];
  /** what tells the tour and the tests where they are */
  environment: Record<string, string>;
  stop(): Promise<void>;
}

type Ports = ReturnType<typeof rememberedPorts>;
type Start = () => Promise<DemoConsoles>;

/**
 * The ticketing and IAM consoles (the practice pair, or Request Tracker and LDAP Account Manager when `real`) and MeshCentral, all started at once.
 * When one fails, those that started are stopped. Throws `CannotStart`.
 */
export async function startDemoConsoles(data: string, ports: Ports, real: boolean): Promise<DemoConsoles> {
  const starts = real ? [rtIn, lamIn, meshIn] : [practiceIn, meshIn];
  // ports first, one after the other: two parts must not find the same one free
  const ready: Start[] = [];
  for (const prepare of starts) ready.push(await prepare(join(data, 'consoles'), ports));
  const results = await Promise.allSettled(ready.map((start) => start()));
  const running = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const stop = async () => {
    await Promise.all(running.map((one) => one.stop()));
  };
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return {
    urls: Object.assign({}, ...running.map(({ urls }) => urls)),
    tabs: running.flatMap(({ tabs }) => tabs),
    signIns: running.flatMap(({ signIns }) => signIns),
    certificates: running.flatMap(({ certificates }) => certificates),
    environment: Object.assign({}, ...running.map(({ environment }) => environment)),
    stop,
  };
}

/** One line, in columns. */
const signIn = (name: string, url: string, how: string): string => `${name.padEnd(22)}${url.padEnd(30)}${how}`;

const portOf = (state: string, ports: Ports, part: Part, pid = 'server') =>
  ports.portFor(part, runningPort(join(state, `${pid}.json`)));

async function practiceIn(folder: string, ports: Ports): Promise<Start> {
  const state = join(folder, 'practice');
  const [deskPort, portalPort] = [await ports.portFor('desk'), await ports.portFor('portal')];
  return () =>
    step('practice desk and portal', async () => {
      const { desk, portal, stop } = await startPractice({ state, deskPort, portalPort });
      const value = {
        urls: { 'practice-desk': desk.url, 'practice-portal': portal.url },
        tabs: [`${desk.url}/tickets/1041`, `${portal.url}/users/new`],
        signIns: [signIn('practice desk', desk.url, 'no sign-in'), signIn('practice portal', portal.url, 'no sign-in')],
        certificates: [],
        environment: { DESK_URL: desk.url, PORTAL_URL: portal.url },
        stop,
      };
      return { value, note: `${deskPort}, ${portalPort}` };
    });
}

async function meshIn(folder: string, ports: Ports): Promise<Start> {
  const state = join(folder, 'mesh');
  const port = await portOf(state, ports, 'mesh');
  return () =>
    step('MeshCentral', async (log) => {
      const mesh = await startMesh({ state, port, log });
      const value = {
        urls: { mesh: mesh.url },
        tabs: [`${mesh.url}/?viewmode=4`],
        signIns: [signIn('MeshCentral', mesh.url, `${SIGN_IN.mesh.name} / ${SIGN_IN.mesh.password}`)],
        certificates: [mesh.certificate],
        environment: { MESH_URL: mesh.url, MESH_APP: mesh.app },
        stop: mesh.stop,
      };
      return { value, note: String(port) };
    });
}

async function rtIn(folder: string, ports: Ports): Promise<Start> {
  const state = join(folder, 'rt');
  const port = await portOf(state, ports, 'rt');
  return () =>
    step('Request Tracker 5', async (log) => {
      const rt = await startRt({ state, port, log });
      const value = {
        urls: { rt: rt.url },
        tabs: [`${rt.url}/Ticket/Display.html?id=1`],
        signIns: [signIn('Request Tracker', rt.url, `${SIGN_IN.rt.name} / ${SIGN_IN.rt.password}`)],
        certificates: [],
        environment: { RT_URL: rt.url },
        stop: rt.stop,
      };
      return { value, note: String(port) };
    });
}

async function lamIn(folder: string, ports: Ports): Promise<Start> {
  const state = join(folder, 'lam');
  const port = await portOf(state, ports, 'lam');
  const ldapPort = await portOf(join(state, 'directory'), ports, 'ldap', 'slapd');
  return () =>
    step('LDAP Account Manager', async (log) => {
      const lam = await startLam({ state, port, ldapPort, log });
      const value = {
        urls: { lam: lam.url },
        tabs: [`${lam.url}/templates/lists/list.php?type=user`],
        signIns: [signIn('LDAP Account Manager', lam.url, SIGN_IN.lam.password)],
        certificates: [],
        environment: { LAM_URL: lam.url, LDAP_URL: lam.ldap },
        stop: lam.stop,
      };
      return { value, note: `${port}, directory ${ldapPort}` };
    });
}
