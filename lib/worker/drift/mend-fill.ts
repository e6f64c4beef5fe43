import { accountKey } from '../../drift/place.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import { Refused } from '../errors.ts';
import type { Scene } from '../scene.ts';
import { judgeHere } from './judge-here.ts';
import type { Mend } from './mends.ts';

type Intend = Extract<PageMessage, { type: 'fill.intend' }>;

/** `mend`: what waits to be saved and read again, once the fill has an intent. */
export interface Mending {
  scene: Scene;
  mend: Omit<Mend, 'intent'>;
}

/**
 * The scene of a fill that mends: about the technician whose account the page shows, for that account’s purpose, by the same ticket. Throws `Refused` `drift.gone` unless one field
 * is asked for whose value differs here, on the very account the page showed a moment ago.
 */
export async function mendingScene(scene: Scene, { mends = '', fields }: Intend): Promise<Mending> {
  const here = await judgeHere(scene);
  const [field, ...more] = fields;
  if (!here?.account || !here.technician || !field || more.length > 0) throw gone();
  const { account, technician, client, seen } = here;
  const { attribute } = field;
  if (accountKey(mends) !== accountKey(seen.record)) throw gone();
  if (!here.findings.some((one) => one.attribute === attribute)) throw gone();
  const { visit, console, work } = scene;
  return {
    scene: {
      ...scene,
      work: { ...work, subject: technician.id, ...(account.purpose ? { purpose: account.purpose } : {}) },
    },
    mend: {
      console: console.id,
      client: client.id,
      account: seen.record,
      attribute,
      was: seen.values[attribute] ?? '',
      address: visit.url,
      document: visit.document,
      state: 'asked',
    },
  };
}

const gone = () => new Refused('drift.gone', 'This page does not show that difference any more. Look again.');
