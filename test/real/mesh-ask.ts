import { meshctrl } from '../../lib/start/consoles/mesh/seed.ts';

/** A user as MeshCentral stored it. */
export interface MeshUser {
  _id: string;
  name: string;
  realname?: string;
  email?: string;
  phone?: string;
}

/** A user by login name, or undefined. `app` is the folder MeshCentral is installed in, `port` where it listens. */
export async function meshUser(app: string, port: number, name: string): Promise<MeshUser | undefined> {
  const printed = await meshctrl(app, port, ['listusers', '--json']);
  return (JSON.parse(printed) as MeshUser[]).find((user) => user.name === name);
}

/** Removes a user: a test takes back what it made. */
export async function removeMeshUser(app: string, port: number, name: string): Promise<void> {
  await meshctrl(app, port, ['removeuser', '--userid', name]);
}
