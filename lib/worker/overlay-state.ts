import { explain } from '../record/explain.ts';
import type { OverlayState } from '../wire/state.ts';
import { type Assessment, assess } from './assess.ts';
import { evidenceState } from './delivery-state.ts';
import { dockOf } from './dock.ts';
import { evidenceBroken } from './record-event.ts';
import type { Scene } from './scene.ts';
import { fillShortcut } from './shortcut.ts';
import { recentTickets } from './tickets.ts';

/** Everything one overlay shows, and nothing more: the values of the one account in view, never the record (attack 21). */
export async function overlayState(scene: Scene, made?: Assessment): Promise<OverlayState> {
  const { identity, record, console, page, visit, work } = scene;
  const found = made ?? (await assess(scene));
  const [evidence, broken, recent, shortcut, dock] = await Promise.all([
    evidenceState(identity.id),
    evidenceBroken(),
    recentTickets(identity, record.snapshot),
    fillShortcut(),
    dockOf(console.id),
  ]);
  const names = { technician: found.subject.technician?.displayName, client: found.naming?.name };
  return {
    console: { id: console.id, label: console.label, kind: console.kind },
    page: page && { id: page.id, shows: page.shows },
    ...(visit.reading?.doubt ? { doubt: visit.reading.doubt } : {}),
    actor: { id: identity.technician, name: identity.name },
    ticket: work.ticket,
    recent,
    client: found.client,
    subject: found.subject.shown,
    proposals: found.subject.proposals,
    purpose: found.purpose,
    purposes: found.purposes,
    account: found.values.map((value) => ({ ...value, why: explain(value.provenance, names) })),
    missing: found.missing,
    fill: found.fill,
    last: visit.last,
    evidence: broken ? { ...evidence, problem: broken } : evidence,
    shortcut,
    dock,
  };
}
