/** The versions of the record that events name: what a value was derived from whole, of people who only did or were subject to something the name. */
import type { EventBody } from '../../evidence/event.schema.ts';
import type { OBJECT_KINDS, PackObject } from '../../evidence/pack/part.schema.ts';
import type { Provenance } from '../../record/provenance.ts';
import type { Database } from '../database.ts';
import { versionAt } from '../objects.ts';

type ObjectKind = (typeof OBJECT_KINDS)[number];

/** What is needed of each version, by `<kind> <id> <version>`. */
export type Needed = Map<string, { kind: ObjectKind; id: string; version: number; whole: boolean }>;

export function noteNeeded(needed: Needed, { actor, subject, client, fields }: EventBody): void {
  const need = (kind: ObjectKind, id: string, version: number, whole: boolean) => {
    const key = `${kind} ${id} ${version}`;
    if (version > 0) needed.set(key, { kind, id, version, whole: whole || (needed.get(key)?.whole ?? false) });
  };
  need('technicians', actor.technician, actor.version, false);
  if (subject && 'technician' in subject) need('technicians', subject.technician, subject.version, false);
  if (client) need('clients', client.id, client.version, true);
  for (const { provenance } of fields ?? [])
    for (const [kind, id, version] of provenance ? namedBy(provenance) : []) need(kind, id, version, true);
}

function namedBy(one: Provenance): [kind: ObjectKind, id: string, version: number][] {
  switch (one.from) {
    case 'record':
      return [['technicians', one.technician, one.version]];
    case 'rule':
      return [
        ['technicians', one.technician, one.version],
        ['clients', one.client, one.clientVersion ?? 0],
      ];
    case 'account':
      return [['accounts', one.account, one.version]];
    case 'template':
      return [
        ['technicians', one.technician, one.technicianVersion],
        ['templates', one.template, one.version],
      ];
    case 'exception':
      return [['exceptions', one.exception, one.version]];
    case 'ticket':
      return [];
  }
}

/** Those that are known here, in a fixed order. `client`: grants of other clients are left out of templates. */
export async function readNeeded(db: Database, needed: Needed, client: string | null): Promise<PackObject[]> {
  const found: PackObject[] = [];
  for (const key of [...needed.keys()].sort()) {
    const { kind, id, version, whole } = needed.get(key) as NonNullable<ReturnType<Needed['get']>>;
    const body = await versionAt(db, kind, id, version);
    if (body === undefined) continue;
    found.push({ kind, id, version, body: body && cut(kind, { ...body }, whole, client) });
  }
  return found;
}

function cut(kind: ObjectKind, body: Record<string, unknown>, whole: boolean, client: string | null) {
  if (kind === 'technicians' && !whole) return { id: body.id, version: body.version, displayName: body.displayName };
  if (kind !== 'templates' || client === null) return body;
  const grants = (body.grants as { client?: string }[]).filter(
    (grant) => grant.client === undefined || grant.client === client,
  );
  return { ...body, grants };
}
