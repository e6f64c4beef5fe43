/** Looking at places that are due, and keeping what was found there. */

import { betweenConsoles, type Said } from '../../drift/apart-findings.ts';
import type { Finding } from '../../drift/judge.ts';
import type { Observable } from '../../drift/observable.ts';
import type { SeenValue } from '../../drift/observation.ts';
import { askedOften } from '../asked-often.ts';
import type { Tables, Writing } from '../database.ts';
import { insertNamed } from '../insert-rows.ts';
import { objectsOf } from '../objects.ts';
import { boardChanged } from './cursors.ts';
import { MACHINE } from './due.ts';
import { findingRow, type NameOf } from './finding-rows.ts';
import { inChunks } from './in-chunks.ts';
import { type JudgedPlace, judgeMachine, judgePlace } from './judge-place.ts';
import { type Loaded, loadPlaces } from './load-places.ts';
import type { RecordView } from './record-view.ts';
import { keepCells, refreshCells } from './store-cells.ts';
import { keepFindings } from './store-findings.ts';

/** places of one piece */
const PIECE = 500;

/** Looks at a piece of what is due. False: nothing is. */
export async function lookAgain(trx: Writing, view: RecordView, now: Date): Promise<boolean> {
  const due = await trx
    .selectFrom('drift_due')
    .select('place')
    .where('at', '<=', now.toISOString())
    .orderBy('at')
    .limit(PIECE)
    .execute();
  if (due.length === 0) return false;
  const places = due.map(({ place }) => place);
  const loaded = await loadPlaces(trx, places);
  const judged = await judgeAll(trx, places, loaded, view, now.getTime());
  const nameOf = await namesFor(trx, judged, loaded);
  const rows = judged.flatMap((one) => [
    ...one.findings.map((finding) => findingRow(one, finding, { view, nameOf, allowed: false, origin: 'place' })),
    ...one.allowed.map((finding) => findingRow(one, finding, { view, nameOf, allowed: true, origin: 'place' })),
  ]);
  const groups = await keepSaid(trx, places, judged);
  const between = await foundBetween(trx, groups, judged, view, nameOf, now.getTime());
  const found = await keepFindings(trx, { places, groups }, [...rows, ...between]);
  const seen = await keepCells(trx, places, judged);
  const elsewhere = new Set(found.changed).difference(new Set(places));
  await refreshCells(trx, elsewhere);
  if (found.seen || seen) await boardChanged(trx);
  await keepDue(trx, places, judged);
  return true;
}

async function judgeAll(
  trx: Writing,
  places: readonly string[],
  loaded: Loaded,
  view: RecordView,
  now: number,
): Promise<JudgedPlace[]> {
  const machines = await objectsOf(
    trx,
    'machines',
    places.filter((one) => one.startsWith(MACHINE)).map((one) => one.slice(MACHINE.length)),
  );
  const judged: JudgedPlace[] = [];
  for (const place of places) {
    const machine = machines.get(place.slice(MACHINE.length));
    const one = machine ? judgeMachine(place, machine, now) : await judgePlace(trx, place, loaded, view, now);
    if (one) judged.push(one);
  }
  return judged;
}

/** Names of everybody who stands in what was found. */
async function namesFor(trx: Writing, judged: readonly JudgedPlace[], { technicians }: Loaded): Promise<NameOf> {
  const wanted = new Set<string>();
  for (const { findings, observation, account } of judged) {
    if (findings.length === 0) continue;
    for (const id of [observation?.by, account?.technician, ...(account?.usedBy ?? [])])
      if (id && !technicians.has(id)) wanted.add(id);
    for (const { kinds, shown } of findings) if (kinds[0] === 'used-by-other' && shown) wanted.add(shown);
  }
  const others = await objectsOf(trx, 'technicians', [...wanted]);
  return (id) => (technicians.get(id) ?? others.get(id))?.displayName ?? id;
}

/** `technician client attribute`, as they are told apart. */
export type Group = Pick<Tables['drift_said'], 'technician' | 'client' | 'attribute'>;

const SAID = ['place', 'attribute', 'technician', 'client', 'seen'] as const;

/** Keeps what consoles say that the record does not, and gives the groups in which that changed. */
async function keepSaid(trx: Writing, places: readonly string[], judged: readonly JudgedPlace[]): Promise<Group[]> {
  const before = await trx.selectFrom('drift_said').selectAll().where('place', 'in', places).execute();
  const after = judged.flatMap(({ place, client, technician, unanchored }) =>
    technician
      ? unanchored.map(({ attribute, seen }) => ({
          place,
          attribute,
          technician: technician.id,
          client,
          seen: JSON.stringify(seen),
        }))
      : [],
  );
  const key = (row: Tables['drift_said']) =>
    JSON.stringify([row.place, row.attribute, row.technician, row.client, row.seen]);
  const [was, is] = [new Set(before.map(key)), new Set(after.map(key))];
  const changed = [...before.filter((row) => !is.has(key(row))), ...after.filter((row) => !was.has(key(row)))];
  if (changed.length === 0) return [];
  await trx.deleteFrom('drift_said').where('place', 'in', places).execute();
  await insertNamed(trx, 'drift_said', SAID, after);
  return [...new Map(changed.map((row) => [`${row.technician} ${row.client} ${row.attribute}`, row])).values()];
}

async function foundBetween(
  trx: Writing,
  groups: readonly Group[],
  judged: readonly JudgedPlace[],
  view: RecordView,
  nameOf: NameOf,
  now: number,
): Promise<ReturnType<typeof findingRow>[]> {
  const rows: ReturnType<typeof findingRow>[] = [];
  for (const { technician, client, attribute } of groups) {
    const said = await saidOf(trx, technician, client, attribute);
    if (said.length < 2) continue;
    const all = said.map(
      (row): Said => ({
        place: row.place,
        technician,
        client,
        attribute: attribute as Observable,
        seen: JSON.parse(row.seen) as SeenValue,
      }),
    );
    const off = betweenConsoles(all);
    const known = new Map(judged.map((one) => [one.place, one]));
    const others = off.map(({ place }) => place).filter((place) => !known.has(place));
    if (others.length > 0)
      for (const one of await judgeAll(trx, others, await loadPlaces(trx, others), view, now))
        known.set(one.place, one);
    for (const { place, finding } of off) rows.push(...rowBetween(known.get(place), finding, view, nameOf));
  }
  return rows;
}

const saidOf = askedOften((db, technician: string, client: string, attribute: string) =>
  db
    .selectFrom('drift_said')
    .selectAll()
    .where('technician', '=', technician)
    .where('client', '=', client)
    .where('attribute', '=', attribute),
);

function rowBetween(
  judged: JudgedPlace | undefined,
  finding: Finding,
  view: RecordView,
  nameOf: NameOf,
): ReturnType<typeof findingRow>[] {
  return judged ? [findingRow(judged, finding, { view, nameOf, allowed: false, origin: 'between' })] : [];
}

async function keepDue(trx: Writing, places: readonly string[], judged: readonly JudgedPlace[]): Promise<void> {
  const next = new Map(judged.map(({ place, nextLook }) => [place, nextLook]));
  const rows = places.flatMap((place) => {
    const at = next.get(place);
    return at !== undefined && Number.isFinite(at) ? [{ place, at: new Date(at).toISOString() }] : [];
  });
  const later = new Set(rows.map(({ place }) => place));
  await inChunks(
    places.filter((place) => !later.has(place)),
    (some) => trx.deleteFrom('drift_due').where('place', 'in', some).execute(),
  );
  await insertNamed(trx, 'drift_due', ['place', 'at'], rows, 'place');
}
