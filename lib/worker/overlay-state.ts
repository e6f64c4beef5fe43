import { explain, type Names } from '../record/explain.ts';
import type { Missing, Provenance } from '../record/provenance.ts';
import type { Snapshot } from '../wire/api.schema.ts';
import type { OverlayState } from '../wire/state.ts';
import { type Assessment, assess } from './assess.ts';
import { evidenceState } from './delivery-state.ts';
import { dockOf } from './dock.ts';
import { pageDrift } from './drift/page-drift.ts';
import { evidenceBroken } from './record-event.ts';
import { pageRequests } from './requests/page-part.ts';
import { noteDecision } from './requests/ticket-note.ts';
import type { Scene } from './scene.ts';
import { fillShortcut } from './shortcut.ts';
import { recentTickets } from './tickets.ts';

/**
 * Everything one overlay shows, and nothing more: the values of the one account in view, never the record (attack 21). Of a tenant that a message named nothing is shown
 * until it was judged: without an assessment, a scene is shown as it was opened (attack 19).
 */
export async function overlayState(scene: Scene, made?: Assessment): Promise<OverlayState> {
  if (!made && scene.opened) return overlayState(scene.opened);
  const { identity, record, console, page, visit, work } = scene;
  const found = made ?? (await assess(scene));
  const [evidence, broken, recent, shortcut, dock, drift, requests] = await Promise.all([
    evidenceState(identity.id),
    evidenceBroken(),
    recentTickets(identity, record.snapshot),
    fillShortcut(),
    dockOf(console.id),
    pageDrift(scene),
    pageRequests(scene, found),
  ]);
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
    account: found.values.map((value) => ({
      ...value,
      why: explain(value.provenance, namesFor(value.provenance, found, record.snapshot)),
    })),
    missing: [...found.missing, ...renameOf(found)],
    fill: visit.answers ? noteDecision(found, requests?.note) : found.fill,
    last: visit.last,
    ...(drift ? { drift } : {}),
    ...(requests ? { requests } : {}),
    evidence: broken ? { ...evidence, problem: broken } : evidence,
    shortcut,
    dock,
  };
}

/** What a provenance points at, as people call it; looked up for the one value. */
function namesFor(provenance: Provenance, found: Assessment, { templates, exceptions, technicians }: Snapshot): Names {
  const names: Names = {
    technician: found.subject.technician?.displayName,
    client: found.naming?.name,
    account: found.account?.name,
  };
  if (provenance.from === 'template')
    return { ...names, template: templates.find((one) => one.id === provenance.template)?.label };
  if (provenance.from !== 'exception') return names;
  const exception = exceptions.find((one) => one.id === provenance.exception);
  const approver = technicians.find((one) => one.id === exception?.approvedBy)?.displayName;
  return { ...names, ...(exception ? { exception: { expires: exception.expires, approvedBy: approver } } : {}) };
}

function renameOf({ rename }: Assessment): Missing[] {
  const mend = 'An administrator accepts or declines it in the options.';
  return rename ? [{ attribute: 'userName', why: rename.why, mend }] : [];
}
