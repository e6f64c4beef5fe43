import { z } from 'zod';
import { driftItemSchema } from '../../wire/drift.schema.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import type { DriftAnswer } from '../../wire/page-drift.ts';
import type { Answer } from '../../wire/state.ts';
import { Refused } from '../errors.ts';
import { frameVisit, type KnownFinding } from '../frame-visit.ts';
import { overlayState } from '../overlay-state.ts';
import { askCollector } from '../own/ask-collector.ts';
import { runDelivery } from '../run-delivery.ts';
import { openDesk, type Scene, sceneOf } from '../scene.ts';
import { syncRecord } from '../snapshot.ts';
import { factsOf } from './facts.ts';
import { type JudgedHere, judgeHere } from './judge-here.ts';
import { askKnown } from './known.ts';
import { openOptions } from './open-options.ts';

type Message<T extends PageMessage['type']> = Extract<PageMessage, { type: T }>;

/** What the record says of what differs in view: at once from this device, richer where the collector answers soon. */
export async function answerDriftShow(scene: Scene, { attributes }: Message<'drift.show'>): Promise<DriftAnswer> {
  const here = await judgeHere(scene);
  const known = here && (await askKnown(scene, here));
  const state = await overlayState(await anew(scene));
  const facts = (state.drift?.marks ?? []).flatMap((mark) => {
    const finding = here?.findings.find(({ attribute }) => attribute === mark.attribute);
    if (!here || !finding || !attributes.includes(mark.attribute)) return [];
    const of = known?.find(({ attribute }) => attribute === mark.attribute);
    return [factsOf(scene, here, mark, finding, of)];
  });
  return { ok: true, facts, state };
}

/** Accepts this one place as an exception until a moment. The collector decides who may, and stores it with its event. */
export async function answerDriftAccept(scene: Scene, message: Message<'drift.accept'>): Promise<Answer> {
  const { why, expires } = message;
  await decide(scene, message.attribute, (known) => ({
    path: `/v1/drift/${known.item}/accept`,
    body: { why, expires, places: [known.place] },
  }));
  // The exception comes with the record: from then on the difference is allowed here too.
  await syncRecord(scene.identity);
  return shown(scene);
}

export async function answerDriftFalseAlarm(scene: Scene, message: Message<'drift.false-alarm'>): Promise<Answer> {
  await decide(scene, message.attribute, (known) => ({
    path: `/v1/drift/${known.item}/false-alarm`,
    body: { why: message.why, places: [known.place] },
  }));
  return shown(scene);
}

/** Opens the record of whose account it is, in the options page. */
export async function answerDriftRecord(scene: Scene, { attribute }: Message<'drift.record'>): Promise<Answer> {
  const here = await requireFinding(scene, attribute);
  if (here.account && !here.findings.some((one) => one.attribute === attribute && one.provenance?.from === 'record'))
    await openOptions('accounts', here.account.id);
  else if (here.technician) await openOptions('technicians', here.technician.id);
  else await openOptions('accounts', 'new', { console: scene.console.id, client: here.client.id });
  return { ok: true, state: await overlayState(scene) };
}

async function decide(
  scene: Scene,
  attribute: string,
  request: (known: KnownFinding) => { path: string; body: unknown },
): Promise<void> {
  const here = await requireFinding(scene, attribute);
  const known = await requireKnown(scene, here, attribute);
  const { path, body } = request(known);
  await askCollector(scene.identity, path, { method: 'POST', body, schema: z.union([driftItemSchema, z.null()]) });
  await askKnown(scene, here);
}

async function requireFinding(scene: Scene, attribute: string): Promise<JudgedHere> {
  const here = await judgeHere(scene);
  if (!here?.findings.some((one) => one.attribute === attribute))
    throw new Refused('drift.gone', 'This page does not show that difference any more. Look again.');
  return here;
}

/** What was just seen is sent first: the collector may not have heard of it yet. */
async function requireKnown(scene: Scene, here: JudgedHere, attribute: string): Promise<KnownFinding> {
  const known = scene.visit.seen?.known?.find((one) => one.attribute === attribute);
  if (known) return known;
  await runDelivery({ now: true });
  const asked = await askKnown(scene, here);
  const found = asked?.find((one) => one.attribute === attribute);
  if (found) return found;
  throw new Refused(
    'drift.not-known',
    asked
      ? 'The collector has not heard of this difference yet. Try again in a minute.'
      : 'The collector cannot be reached, and only it can decide this. Try again once this device is online.',
  );
}

async function shown(scene: Scene): Promise<Answer> {
  return { ok: true, state: await overlayState(await anew(scene)) };
}

/** The scene with record and visit as they stand now. */
async function anew(scene: Scene): Promise<Scene> {
  const visit = await frameVisit(scene.visit);
  return visit?.nonce === scene.visit.nonce ? sceneOf(await openDesk(), scene.console, visit) : scene;
}
