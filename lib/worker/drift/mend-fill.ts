import { accountKey } from '../../drift/place.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import { Refused } from '../errors.ts';
import type { Scene } from '../scene.ts';
import { judgeHere } from './judge-here.ts';
import { beginMend } from './mends.ts';

type Intend = Extract<PageMessage, { type: 'fill.intend' }>;

/**
 * The scene of a fill that mends: about the technician whose account the page shows, for that account’s purpose, by the same ticket. Throws `Refused` `drift.gone` unless one field
 * is asked for whose value differs here, on the very account the page showed a moment ago.
 */
export async function mendingScene(scene: Scene, { mends = '', fields }: Intend): Promise<Scene> {
  const here = await judgeHere(scene);
  const [field, ...more] = fields;
  const fits =
    here?.account &&
    here.technician &&
    accountKey(mends) === accountKey(here.seen.record) &&
    more.length === 0 &&
    here.findings.some(({ attribute }) => attribute === field?.attribute);
  if (!fits) throw new Refused('drift.gone', 'This page does not show that difference any more. Look again.');
  const { account, technician } = here as {
    account: { purpose: Scene['work']['purpose'] };
    technician: { id: string };
  };
  return {
    ...scene,
    work: { ...scene.work, subject: technician.id, ...(account.purpose ? { purpose: account.purpose } : {}) },
  };
}

/** Notes what waits to be saved and read again. `intent`: the fill’s. */
export async function mendBegun(scene: Scene, { fields }: Intend, intent: string): Promise<void> {
  const here = await judgeHere(scene);
  const attribute = fields[0]?.attribute;
  if (!here || attribute === undefined) return;
  const { visit, console } = scene;
  await beginMend(visit.tab, {
    console: console.id,
    client: here.client.id,
    account: here.seen.record,
    attribute,
    was: here.seen.values[attribute] ?? '',
    address: visit.url,
    document: visit.document,
    intent,
    state: 'asked',
  });
}
