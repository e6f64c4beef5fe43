/** Findings as stored: what lists are made from in columns, what is shown of one as JSON. */
import type { z } from 'zod';
import { explainFinding } from '../../drift/explain-finding.ts';
import type { Finding } from '../../drift/judge.ts';
import { mendOf } from '../../drift/mend.ts';
import { findingId, itemId } from '../../drift/place.ts';
import { rank } from '../../drift/severity.ts';
import { sha256OfText } from '../../evidence/hash.ts';
import type { DriftState, driftPlaceSchema } from '../../wire/drift.schema.ts';
import type { FindingRow } from './drift-tables.ts';
import type { JudgedPlace } from './judge-place.ts';
import type { RecordView } from './record-view.ts';

/** All of a place that is not decided by people. */
export type StoredFinding = Omit<z.input<typeof driftPlaceSchema>, 'state' | 'decided'>;

/** How people are called: ids where the record does not know them. */
export type NameOf = (technician: string) => string;

const iso = (at: number): string => new Date(at).toISOString();

/** `what` tells findings about one attribute apart. A wrong value that becomes a wrong spelling is still the same finding. */
const APART = new Set(['between-consoles', 'orphan', 'not-found', 'used-by-other', 'machine-overdue', 'unused']);

export function findingRow(
  judged: JudgedPlace,
  finding: Finding,
  {
    view,
    nameOf,
    allowed,
    origin,
  }: { view: RecordView; nameOf: NameOf; allowed: boolean; origin: 'place' | 'between' },
): FindingRow & { about: string } {
  const { place, client, console, account, technician, observation } = judged;
  const { attribute, kinds, severity, shown } = finding;
  const [kind = 'different'] = kinds;
  const what = APART.has(kind) ? `${kind}${kind === 'used-by-other' ? ` ${shown}` : ''}` : 'value';
  const id = findingId(place, attribute, what);
  const body = stored(judged, finding, id, view, nameOf, observation);
  return {
    id,
    item: itemId(finding.cause),
    place,
    origin,
    technician: technician?.id ?? null,
    client,
    console,
    attribute,
    kind,
    kinds: ` ${kinds.join(' ')} `,
    rank: rank(severity),
    since: iso(finding.since),
    state: (allowed ? 'excepted' : 'open') satisfies DriftState,
    assigned: null,
    suspect: null,
    read: finding.read ?? '',
    account: judged.name,
    recorded: account?.id ?? null,
    about: aboutStored(body),
    body: JSON.stringify(body),
  };
}

/** What a decision was about: it no longer holds when the console or the record says something else. */
export const aboutStored = ({ expected, shown, kinds, exception }: StoredFinding): string =>
  sha256OfText(JSON.stringify([expected, shown, kinds.includes('exception-over') ? exception?.id : null])).slice(0, 32);

function stored(
  judged: JudgedPlace,
  finding: Finding,
  id: string,
  view: RecordView,
  nameOf: NameOf,
  observation: JudgedPlace['observation'],
): StoredFinding {
  const client = view.clients.get(judged.client);
  const console = view.consoles.get(judged.console);
  const { attribute, kinds, severity, expected, shown, contested, exception } = finding;
  const person = kinds[0] === 'used-by-other' && shown ? nameOf(shown) : shown;
  const template = finding.provenance?.from === 'template' ? finding.provenance.template : undefined;
  const label = console?.label ?? judged.console;
  return {
    id,
    client: judged.client,
    clientName: client?.name ?? judged.client,
    console: judged.console,
    consoleLabel: label,
    account: judged.name,
    accountId: judged.account?.id ?? null,
    purpose: judged.account?.purpose ?? null,
    kinds,
    severity,
    expected: kinds[0] === 'used-by-other' ? (expected ?? '').split(', ').map(nameOf).join(', ') : expected,
    shown: person,
    since: iso(finding.since),
    lastRight: finding.lastRight === null ? null : iso(finding.lastRight),
    seenAt: observation ? iso(observation.seenAt) : null,
    how: observation?.how ?? null,
    seenBy: observation?.by ?? null,
    address: observation?.address || null,
    explain: explainFinding(
      { ...finding, shown: person },
      {
        console: label,
        account: judged.name,
        technician: judged.technician?.displayName,
        seenAt: observation?.seenAt,
        seenBy: observation && nameOf(observation.by),
        asked: observation?.asked,
        names: {
          technician: judged.technician?.displayName,
          client: client?.name,
          account: judged.account?.name,
          template: view.templates.find((one) => one.id === template)?.label,
        },
      },
    ).slice(0, LONGEST),
    mend: mendOf(attribute, console ?? NO_CONSOLE, client ?? {}, view.owners),
    contested: contested ? { shown: contested.shown, by: contested.by, at: iso(contested.at) } : null,
    exception: exception ?? null,
  };
}

const LONGEST = 2048;
const NO_CONSOLE = { administeredBy: 'us', kind: 'iam' } as const;
