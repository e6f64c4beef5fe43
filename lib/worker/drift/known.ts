import { accountKey } from '../../drift/place.ts';
import { type DriftItem, driftAnswerSchema } from '../../wire/drift.schema.ts';
import { CollectorRefusal, callCollector, Unreachable } from '../call-collector.ts';
import { changeVisit, type KnownFinding } from '../frame-visit.ts';
import type { Scene } from '../scene.ts';
import type { JudgedHere } from './judge-here.ts';

/** Whoever looks at a page does not wait long for what only makes it richer. */
const PATIENCE_MS = 4000;
/** Findings that somebody called false alarms, and those of a suspected profile, are listed apart. */
const STATES = [undefined, 'false-alarm', 'held'] as const;

/**
 * What the collector knows of this account’s findings, kept with the visit: since when, who decides, and by which id something is decided. Undefined where it cannot be asked just now;
 * what is wrong is known without it.
 */
export async function askKnown(scene: Scene, here: JudgedHere): Promise<KnownFinding[] | undefined> {
  const { console, identity } = scene;
  const parts: Record<string, string> = { client: here.client.id, console: console.id, limit: '100' };
  if (here.technician) parts.technician = here.technician.id;
  try {
    const answers = await Promise.all(
      STATES.map((state) =>
        callCollector(identity, `/v1/drift?${new URLSearchParams({ ...parts, ...(state ? { state } : {}) })}`, {
          schema: driftAnswerSchema,
          timeoutMs: PATIENCE_MS,
        }),
      ),
    );
    const known = answers.flatMap(({ value }) => value?.items ?? []).flatMap((item) => findingsOf(item, scene, here));
    await changeVisit(scene.visit, (held) =>
      held.seen?.record === here.seen.record ? { ...held, seen: { ...held.seen, known } } : held,
    );
    return known;
  } catch (error) {
    if (error instanceof CollectorRefusal || error instanceof Unreachable) return undefined;
    throw error;
  }
}

function findingsOf(item: DriftItem, scene: Scene, { client, seen }: JudgedHere): KnownFinding[] {
  return item.places
    .filter(
      (place) =>
        place.console === scene.console.id &&
        place.client === client.id &&
        accountKey(place.account) === accountKey(seen.record),
    )
    .map((place) => ({
      attribute: item.attribute,
      item: item.id,
      place: place.id,
      since: place.since,
      lastRight: place.lastRight,
      ...(place.decided ? { decidedBy: nameOf(scene, place.decided.assigned ?? place.decided.by) } : {}),
      authority: place.mend.record?.label ?? null,
      hidden: place.state === 'false-alarm' || place.state === 'held',
    }));
}

const nameOf = ({ record }: Scene, id: string): string =>
  record.snapshot.technicians.find((one) => one.id === id)?.displayName ?? id;
